import { commandContract, id, instant, queryContract } from '@guildhall/kernel/contract'
import { z } from 'zod'
import { mailedToken } from './fields.ts'

export const Session = z.object({
  id,
  /** `Firefox on Linux`; empty when the program did not say. */
  device: z.string(),
  /** Only as much of it as tells places apart: `203.0.113.x`. */
  address: z.string(),
  /** Name of the community it was started at. */
  community: z.string(),
  createdAt: instant,
  /** Noted every few minutes. */
  lastSeenAt: instant,
  expiresAt: instant,
  current: z.boolean(),
})
export type Session = z.infer<typeof Session>

export const listMySessions = queryContract({
  name: 'identity.list-my-sessions',
  http: 'GET /auth/sessions',
  summary: 'Where the caller’s account is signed in, the latest used first.',
  access: 'member',
  input: z.strictObject({}),
  output: z.object({ items: z.array(Session) }),
})

export const endSession = commandContract({
  name: 'identity.end-session',
  http: 'DELETE /auth/sessions/:sessionId',
  summary: 'Ends one of the caller’s sessions, wherever it was started.',
  access: 'member',
  input: z.strictObject({ sessionId: id }),
  output: z.object({ ended: z.boolean() }),
})

export const endOtherSessions = commandContract({
  name: 'identity.end-other-sessions',
  http: 'DELETE /auth/sessions',
  summary: 'Ends every session of the caller’s account but the one this came with.',
  access: 'member',
  input: z.strictObject({}),
  output: z.object({ ended: z.number().int() }),
})

export const reportSignIn = commandContract({
  name: 'identity.report-sign-in',
  http: 'POST /auth/report-sign-in',
  summary: '“This wasn’t me”: ends every session of the account and mails a link for a new password.',
  access: 'anyone',
  rate: 'sign-in',
  input: z.strictObject({ token: mailedToken }),
  output: z.object({ sessionsEnded: z.number().int() }),
})
