import { commandContract, id, instant, queryContract } from '@guildhall/kernel/contract'
import { z } from 'zod'
import { Challenge, SignedIn } from './signed-in.ts'

/** A provider people may sign in with, as its button shows it. */
export const WayIn = z.object({ id, name: z.string(), kind: z.enum(['oidc', 'saml']) })
export type WayIn = z.infer<typeof WayIn>

export const listWaysIn = queryContract({
  name: 'identity.list-ways-in',
  http: 'GET /auth/ways-in',
  summary: 'With whose accounts one can sign in here, besides one’s own.',
  access: 'anyone',
  input: z.strictObject({}),
  output: z.object({ items: z.array(WayIn) }),
})

/** Where to send the browser, and the secret it has to keep meanwhile. */
export const Visit = z.object({
  url: z.string(),
  secret: z.string().describe('Goes back with the answer, from the same browser; good once, for ten minutes.'),
  expiresAt: instant,
})
export type Visit = z.infer<typeof Visit>

/** What a provider sent back in the address: `code`, `state`, `iss`, `error`. Nothing for SAML, whose page posts it. */
const answer = z.record(z.string().max(60), z.string().max(8000)).default({})
const secret = z.string().min(20).max(100)

export const visitProvider = commandContract({
  name: 'identity.visit-provider',
  http: 'POST /auth/providers/:provider/visits',
  summary: 'Begins signing in with an account at a provider.',
  access: 'anyone',
  secretAnswer: true,
  input: z.strictObject({ provider: id }),
  output: Visit,
})

export const returnFromProvider = commandContract({
  name: 'identity.return-from-provider',
  http: 'POST /auth/providers/:provider/returns',
  summary: 'Ends signing in with an account at a provider: its answer gives a session.',
  access: 'anyone',
  rate: 'sign-in',
  session: 'starts',
  input: z.strictObject({
    provider: id,
    secret,
    answer,
    remember: z.boolean().default(false),
    invitation: z.string().max(200).optional().describe('Token of an invitation to take up on the way in.'),
  }),
  output: z.union([SignedIn, Challenge]),
})

export const beginConnecting = commandContract({
  name: 'identity.begin-connecting',
  http: 'POST /auth/providers/:provider/connecting',
  summary: 'Begins connecting the caller’s account with one at a provider.',
  access: 'member',
  rate: 'sign-in',
  secretAnswer: true,
  input: z.strictObject({ provider: id }),
  output: Visit,
})

export const Connection = z.object({
  id,
  provider: z.string(),
  email: z.string().nullable(),
  createdAt: instant,
  lastUsedAt: instant.nullable(),
})
export type Connection = z.infer<typeof Connection>

export const connectAccount = commandContract({
  name: 'identity.connect-account',
  http: 'POST /auth/providers/:provider/connections',
  summary: 'Connects the caller’s account with the one at a provider whose answer this is.',
  access: 'member',
  rate: 'sign-in',
  secretAnswer: true,
  input: z.strictObject({ provider: id, secret, answer }),
  output: Connection,
})

export const listConnections = queryContract({
  name: 'identity.list-connections',
  http: 'GET /auth/connections',
  summary: 'The accounts elsewhere that open the caller’s account here.',
  access: 'member',
  input: z.strictObject({}),
  output: z.object({ items: z.array(Connection), more: z.array(WayIn), signedInBy: z.string().nullable() }),
})

export const disconnectAccount = commandContract({
  name: 'identity.disconnect-account',
  http: 'DELETE /auth/connections/:connection',
  summary: 'Takes a connection back. The last way into an account stays.',
  access: 'member',
  input: z.strictObject({ connection: id }),
  output: z.object({ disconnected: z.boolean() }),
})

export const receiveAssertion = commandContract({
  name: 'identity.receive-assertion',
  http: 'POST /auth/providers/:provider/assertion',
  summary: 'Where a SAML provider’s page posts its answer (assertion consumer service).',
  access: 'anyone',
  fromElsewhere: true,
  serves: 'page',
  secretAnswer: true,
  body: { into: 'form', types: ['application/x-www-form-urlencoded'], maxBytes: 512 * 1024 },
  input: z.strictObject({ provider: id, form: z.instanceof(Uint8Array) }),
  output: z.object({ to: z.string() }),
})
