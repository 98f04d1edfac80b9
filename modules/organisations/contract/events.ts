import { event, id } from '@guildhall/kernel/contract'
import { z } from 'zod'

const organisation = z.object({ organisationId: id })
const member = organisation.extend({ memberId: id })
const toMembers = (e: { organisationId: string }) => [`organisations.organisation:${e.organisationId}`]
const toTenant = () => ['tenant']

export const organisationCreated = event({ name: 'organisations.organisation.created', data: organisation, audience: toTenant })
/** Its name, words or logo changed. */
export const organisationChanged = event({ name: 'organisations.organisation.changed', data: organisation, audience: toTenant })
export const organisationSuspended = event({
  name: 'organisations.organisation.suspended',
  data: organisation,
  audience: toTenant,
})
export const organisationReinstated = event({
  name: 'organisations.organisation.reinstated',
  data: organisation,
  audience: toTenant,
})
export const memberAdded = event({ name: 'organisations.member.added', data: member, audience: toMembers })
export const memberChanged = event({ name: 'organisations.member.changed', data: member, audience: toMembers })
export const memberRemoved = event({ name: 'organisations.member.removed', data: member, audience: toMembers })
export const ownershipTransferred = event({
  name: 'organisations.ownership.transferred',
  data: organisation.extend({ fromId: id, toId: id }),
  audience: toMembers,
})
