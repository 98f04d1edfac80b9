import { arrive } from '../commands/arrive.ts'
import { handOver } from '../commands/hand-over.ts'
import { listMyCommunities } from '../queries/list-my-communities.ts'
import { noteMembership } from './memberships.ts'

// The module's manifest, as far as going from one community to another goes.
export { switchingRefusals as refusals } from './refusals.ts'
export const commands = [handOver, arrive]
export const queries = [listMyCommunities]
export const subscribers = [noteMembership]
