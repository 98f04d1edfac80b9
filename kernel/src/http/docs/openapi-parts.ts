/** What holds for every operation, once, in words. */
export const conventions = [
  'Every successful answer is 200 with JSON. Every other answer is an RFC 9457 problem document with a stable `code`, a sentence for people and the `requestId`; fields at fault are listed in `errors`.',
  'A community is chosen by host name, or by `X-Tenant: <slug>` where the host names none.',
  'Scripts send `Authorization: Bearer <token>`. Browsers send their session cookie, and with every write `X-CSRF-Token`.',
  'A write with an `Idempotency-Key` may be repeated: the same key with the same body gives the first answer again for 24 hours (`Idempotency-Replayed: true`); with another body it is refused.',
  'Lists are paged by `cursor`; `nextCursor` is null on the last page. Instants are ISO 8601 in UTC. Identifiers are UUIDs.',
  'Routes also answer to PUT where PATCH is listed, below `/api` without the version, and at the addresses in `x-aliases`.',
].join('\n\n')

export const parameters = {
  Tenant: {
    name: 'X-Tenant',
    in: 'header',
    description: 'Slug of the community, where the host name says none.',
    schema: { type: 'string' },
    example: 'gimbi',
  },
  RequestId: {
    name: 'X-Request-Id',
    in: 'header',
    description: 'Your own id for this request (8 to 128 of A–Z a–z 0–9 _ . : -); answered and logged.',
    schema: { type: 'string' },
  },
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description: 'Makes the write safe to repeat for 24 hours.',
    schema: { type: 'string', minLength: 1, maxLength: 200 },
    example: '0199d3a2-6a5e-7c31-b1de-5f1f6b0c2a11',
  },
}

const text = { type: 'string' }
export const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code', 'requestId', 'error'],
  properties: {
    type: { ...text, description: '`/problems/<code>`' },
    title: text,
    status: { type: 'integer' },
    detail: { ...text, description: 'One sentence for people.' },
    code: text,
    requestId: text,
    errors: {
      type: 'array',
      description: 'The fields at fault.',
      items: { type: 'object', required: ['field', 'message'], properties: { field: text, message: text } },
    },
    error: {
      type: 'object',
      description: 'The same once more for clients that expect an envelope.',
      properties: { code: text, message: text, details: {}, requestId: text },
    },
  },
}

const problem = (description: string, headers?: object) => ({
  description,
  ...(headers ? { headers } : {}),
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
})

export const responses = {
  Problem: problem('Any other problem, such as `database_unavailable` (503) or `internal_error` (500).'),
  Problem400: problem('Something sent is missing or not as expected: `invalid_input`, `malformed_json`.'),
  Problem401: problem('Nobody is signed in: `sign_in_required`, `session_expired`.'),
  Problem403: problem(
    'The caller lacks the right (`not_permitted`), or the write did not come from a page of this site (`csrf_failed`).',
  ),
  Problem404: problem('There is nothing here, or the caller may not see it: `not_found`, `unknown_community`.'),
  Problem409: problem('The current state does not allow it.'),
  Problem422: problem('The idempotency key was used for another request: `idempotency_key_reused`.'),
  Problem429: problem('Too often: `too_many_requests`.', {
    'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer' } },
  }),
}

export const securitySchemes = (cookie: string) => ({
  bearer: { type: 'http', scheme: 'bearer', description: 'A session token, as signing in answers it.' },
  cookie: { type: 'apiKey', in: 'cookie', name: cookie },
  csrf: { type: 'apiKey', in: 'header', name: 'X-CSRF-Token', description: 'As `GET /auth/me` answers it.' },
})
