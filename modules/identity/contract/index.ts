export * from './account.ts'
export * from './factors.ts'
export * from './federation.ts'
export * from './passkeys.ts'
export * from './passwords.ts'
export * from './providers.ts'
export * from './sessions.ts'
export * from './signed-in.ts'
export * from './switching.ts'
export * from './terms.ts'
export * from './tokens.ts'
export * from './verification.ts'

import { commandContract, event, id, queryContract } from '@guildhall/kernel/contract'
import { z } from 'zod'
import { displayName, email, newPassword, password } from './fields.ts'
import { Challenge, SignedIn } from './signed-in.ts'
import { acceptsTerms } from './terms.ts'

export const Viewer = z.object({
  memberId: id,
  accountId: id,
  displayName: z.string(),
  email: z.string(),
  hue: z.number().int(),
  permissions: z.array(z.string()),
  locale: z.string(),
})
export type Viewer = z.infer<typeof Viewer>

export const register = commandContract({
  name: 'identity.register',
  http: 'POST /auth/register',
  summary: 'Creates an account and joins this community, where its registration is open.',
  access: 'anyone',
  rate: 'sign-in',
  session: 'starts',
  input: z.strictObject({
    email,
    password: newPassword,
    displayName,
    remember: z.boolean().default(false),
    invitation: z.string().max(200).optional().describe('Token of an invitation, where one is needed.'),
    acceptsTerms,
  }),
  output: SignedIn,
})

export const registerOrganisation = commandContract({
  name: 'identity.register-organisation',
  http: 'POST /auth/register-organisation',
  summary: 'Creates an account and the organisation it speaks for, where people join through organisations.',
  access: 'anyone',
  rate: 'sign-in',
  session: 'starts',
  input: z.strictObject({
    email,
    password: newPassword,
    displayName,
    organisation: z.string().trim().min(2, 'Use at least 2 characters.').max(120).describe('Name of the organisation.'),
    remember: z.boolean().default(false),
    acceptsTerms,
  }),
  output: SignedIn.extend({ organisationId: id }),
})

export const signIn = commandContract({
  name: 'identity.sign-in',
  http: 'POST /auth/login',
  summary: 'Starts a session with e-mail and password.',
  access: 'anyone',
  rate: 'sign-in',
  session: 'starts',
  input: z.strictObject({
    email,
    password,
    remember: z.boolean().default(false),
    invitation: z.string().max(200).optional().describe('Token of an invitation to take up on the way in.'),
  }),
  output: z.union([SignedIn, Challenge]),
})

export const signOut = commandContract({
  name: 'identity.sign-out',
  http: 'POST /auth/logout',
  summary: 'Ends the session the request came with.',
  access: 'member',
  whileWaiting: true,
  session: 'ends',
  input: z.strictObject({}),
  output: z.object({ ended: z.boolean() }),
})

export const showMe = queryContract({
  name: 'identity.show-me',
  http: 'GET /auth/me',
  summary: 'Who is signed in here, with the rights held in this community.',
  access: 'member',
  whileWaiting: true,
  input: z.strictObject({}),
  output: Viewer,
})

/** So many tries failed that an account, or an address whatever the account, has to wait. Says neither which. */
export const signInLocked = event({
  name: 'identity.sign-in.locked',
  data: z.object({ what: z.enum(['account', 'address']), seconds: z.number().int() }),
  audience: () => [],
})
/** Somebody signed in. Nobody outside the server hears it. */
export const sessionStarted = event({
  name: 'identity.session.started',
  data: z.object({ sessionId: id, memberId: id }),
  audience: () => [],
})
/** Signed out, expired or revoked: open sockets of the session are cut. */
export const sessionEnded = event({
  name: 'identity.session.ended',
  data: z.object({ sessionId: id, memberId: id }),
  audience: () => [],
})
