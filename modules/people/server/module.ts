import { defineModule } from '@guildhall/kernel'
import * as contract from '../contract/index.ts'
import { forgetCard } from './cards.ts'
import { refusals } from './errors.ts'

export const peopleModule = defineModule({
  key: 'people',
  tier: 'foundation',
  summary: 'Members: their names and their place in a community.',
  migrations: new URL('./migrations/', import.meta.url),
  permissions: {},
  refusals,
  events: [contract.memberJoined, contract.memberChanged],
  forget: { 'people.member.changed': (tenantId, data) => forgetCard(tenantId, data.memberId) },
})
