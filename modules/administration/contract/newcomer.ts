import { commandContract, event, id, instant, pageInput, pageOf, queryContract } from '@guildhall/kernel/contract'
import { Card } from '@guildhall/people/contract'
import { z } from 'zod'

const Kept = z.enum(['waiting', 'rejected'])
const Note = z.string().trim().max(500).default('').describe('For the person, in words of one’s own.')

export const Newcomer = z.object({
  memberId: id,
  displayName: z.string(),
  headline: z.string(),
  bio: z.string(),
  hue: z.number().int(),
  email: z.string().nullable().describe('Null when the account is gone.'),
  status: Kept,
  askedAt: instant,
  /** What whoever said no wrote; empty otherwise. */
  note: z.string(),
})
export type Newcomer = z.infer<typeof Newcomer>

export const listNewcomers = queryContract({
  name: 'administration.list-newcomers',
  http: 'GET /administration/newcomers',
  summary: 'Who waits to be let in, the longest first; or who was not let in.',
  access: 'member',
  input: z.strictObject({ ...pageInput, status: Kept.default('waiting') }),
  output: pageOf(Newcomer),
})

const several = z.strictObject({ members: z.array(id).min(1).max(200), note: Note })
const Decided = z.object({
  changed: z.number().int(),
  refused: z.array(z.object({ memberId: id, code: z.string(), sentence: z.string() })),
})

export const approveNewcomers = commandContract({
  name: 'administration.approve-newcomers',
  http: 'POST /administration/newcomers/approve',
  summary: 'Lets up to 200 newcomers in, also such as were refused before; each is told, with the note.',
  access: 'member',
  input: several,
  output: Decided,
})

export const rejectNewcomers = commandContract({
  name: 'administration.reject-newcomers',
  http: 'POST /administration/newcomers/reject',
  summary: 'Does not let up to 200 newcomers in; each is told, with the note.',
  access: 'member',
  input: several,
  output: Decided,
})

export const showMembership = queryContract({
  name: 'administration.show-membership',
  http: 'GET /membership',
  summary: 'How the caller stands to this community; while they wait, also who decides.',
  access: 'member',
  whileWaiting: true,
  input: z.strictObject({}),
  output: z.object({
    status: z.enum(['active', 'waiting', 'rejected']),
    since: instant,
    note: z.string(),
    deciders: z.array(Card).describe('At most 20; nobody once it is decided.'),
  }),
})

export const withdrawRequest = commandContract({
  name: 'administration.withdraw-request',
  http: 'DELETE /membership/request',
  summary: 'Whoever waits to be let in no longer wants to; they are signed out.',
  access: 'member',
  whileWaiting: true,
  session: 'ends',
  input: z.strictObject({}),
  output: z.object({ withdrawn: z.boolean() }),
})

const oneMember = z.object({ memberId: id })
const toThem = ({ memberId }: { memberId: string }) => [`member:${memberId}`]
export const newcomerApproved = event({ name: 'administration.newcomer.approved', data: oneMember, audience: toThem })
export const newcomerRejected = event({ name: 'administration.newcomer.rejected', data: oneMember, audience: toThem })
export const requestWithdrawn = event({ name: 'administration.newcomer.withdrew', data: oneMember, audience: () => [] })
