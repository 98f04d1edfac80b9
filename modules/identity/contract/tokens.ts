import { commandContract, event, id, instant, queryContract } from '@guildhall/kernel/contract'
import { z } from 'zod'

export const Tokens = z.object({
  /** JWT (EdDSA), good for 15 minutes: `Authorization: Bearer …`. */
  accessToken: z.string(),
  accessExpiresAt: instant,
  /** Opaque, good once: gives the next pair. */
  refreshToken: z.string(),
  refreshExpiresAt: instant,
  tokenType: z.literal('Bearer'),
})
export type Tokens = z.infer<typeof Tokens>

export const issueTokens = commandContract({
  name: 'identity.issue-tokens',
  http: 'POST /auth/token',
  summary: 'An access token and a refresh token for the session the request came with; they end with it.',
  access: 'member',
  secretAnswer: true,
  input: z.strictObject({}),
  output: Tokens,
})

export const refreshTokens = commandContract({
  name: 'identity.refresh-tokens',
  http: 'POST /auth/refresh',
  summary: 'A new pair for a refresh token, which is worth nothing then. One that comes twice ends the whole session.',
  access: 'anyone',
  secretAnswer: true,
  input: z.strictObject({ refreshToken: z.string().min(20).max(100) }),
  output: Tokens,
})

export const showSigningKeys = queryContract({
  name: 'identity.show-signing-keys',
  http: 'GET /auth/jwks',
  summary: 'The public keys access tokens are signed with (RFC 7517); also at `/.well-known/jwks.json`.',
  access: 'anyone',
  platform: true,
  input: z.strictObject({}),
  output: z.object({
    keys: z.array(
      z.object({
        kty: z.literal('OKP'),
        crv: z.literal('Ed25519'),
        x: z.string(),
        kid: z.string(),
        alg: z.literal('EdDSA'),
        use: z.literal('sig'),
      }),
    ),
  }),
})

export const ApiKey = z.object({
  id,
  name: z.string(),
  /** Its first characters, for recognising it. */
  prefix: z.string(),
  scopes: z.array(z.string()),
  createdAt: instant,
  expiresAt: instant.nullable(),
  lastUsedAt: instant.nullable(),
})
export type ApiKey = z.infer<typeof ApiKey>

export const listApiKeys = queryContract({
  name: 'identity.list-api-keys',
  http: 'GET /auth/api-keys',
  summary: 'The caller’s API keys in this community that still work.',
  access: 'member',
  input: z.strictObject({}),
  output: z.object({ items: z.array(ApiKey) }),
})

export const createApiKey = commandContract({
  name: 'identity.create-api-key',
  http: 'POST /auth/api-keys',
  summary: 'A key for a script: it may do what its scopes say, as far as its owner may at that moment. Shown once.',
  access: 'member',
  secretAnswer: true,
  input: z.strictObject({
    name: z.string().trim().min(1, 'Give it a name you will know it by.').max(80),
    scopes: z
      .array(
        z.string().regex(/^(\*|[a-z][a-z0-9-]*(\.[a-z0-9-]+)*(\.\*)?)$/, 'A permission such as forum.post.create, or forum.*'),
      )
      .min(1, 'Choose at least one right.')
      .max(100),
    /** Days from now; left out: no end. */
    days: z.number().int().min(1).max(3650).optional(),
  }),
  output: z.object({ key: z.string(), apiKey: ApiKey }),
})

export const revokeApiKey = commandContract({
  name: 'identity.revoke-api-key',
  http: 'DELETE /auth/api-keys/:key',
  summary: 'The key is worth nothing from this commit on.',
  access: 'member',
  input: z.strictObject({ key: id }),
  output: z.object({ revoked: z.boolean() }),
})

/** A refresh token came a second time: somebody else has it, so its session was ended. */
export const refreshTokenReused = event({
  name: 'identity.refresh-token.reused',
  data: z.object({ sessionId: id, memberId: id.nullable() }),
  audience: () => [],
})
