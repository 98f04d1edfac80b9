import { commandContract, instant, queryContract } from '@guildhall/kernel/contract'
import { z } from 'zod'
import { Challenge, SignedIn } from './signed-in.ts'

export const listMyCommunities = queryContract({
  name: 'identity.list-my-communities',
  http: 'GET /auth/communities',
  summary: 'The communities on this server in which the caller’s account is a member.',
  access: 'member',
  input: z.strictObject({}),
  output: z.object({
    items: z.array(z.object({ slug: z.string(), name: z.string(), url: z.string(), here: z.boolean() })),
  }),
})

export const handOver = commandContract({
  name: 'identity.hand-over',
  http: 'POST /auth/handoff',
  summary:
    'A way across to another community of the caller’s, without a second password: good once, there, for a minute, in one browser.',
  access: 'member',
  secretAnswer: true,
  input: z.strictObject({
    community: z.string().min(1).max(40),
    challenge: z
      .string()
      .regex(/^[\w-]{43}$/)
      .describe('SHA-256, base64url, of the verifier that whoever arrives has to show (S256 of RFC 7636).'),
  }),
  output: z.object({ url: z.string().describe('Where to send the browser.'), code: z.string(), expiresAt: instant }),
})

export const arrive = commandContract({
  name: 'identity.arrive',
  http: 'POST /auth/handoff/arrive',
  summary: 'Starts a session here with the code a hand-over gave.',
  access: 'anyone',
  rate: 'sign-in',
  session: 'starts',
  input: z.strictObject({ code: z.string().min(20).max(100), verifier: z.string().max(128) }),
  output: z.union([SignedIn, Challenge]),
})
