import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'

export type FalseProvider = Awaited<ReturnType<typeof falseProvider>>

/**
 * An OpenID provider that says whatever the test tells it to: for answers no honest one gives. `tells` is what stands in its
 * ID tokens beside what belongs there; `answers` takes over one of its addresses.
 */
export async function falseProvider() {
  const state = {
    tells: {} as JWTPayload,
    key: await newKey('a'),
    published: null as Record<string, unknown>[] | null,
    idToken: null as ((claims: JWTPayload) => string) | null,
    answers: {} as Record<string, (response: ServerResponse) => void>,
    described: {} as Record<string, unknown>,
    asked: [] as string[],
    nonce: '',
  }
  const server = createServer(async (request, response) => {
    const path = request.url?.split('?')[0] ?? '/'
    state.asked.push(path)
    const taken = state.answers[path]
    if (taken) return taken(response)
    if (path === '/.well-known/openid-configuration') return json(response, { ...description(), ...state.described })
    if (path === '/jwks') return json(response, { keys: state.published ?? [await publicOf(state.key)] })
    if (path !== '/token') return response.writeHead(404).end()
    const now = Math.floor(Date.now() / 1000)
    const claims = { iss: issuer, aud: 'guildhall', iat: now, exp: now + 60, nonce: state.nonce, ...state.tells }
    const id_token = state.idToken?.(claims) ?? (await signed(claims, state.key))
    json(response, { access_token: 'unused', token_type: 'Bearer', id_token })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  // It goes with the process: samples of the laws ask for it outside of any test.
  server.unref()
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const description = () => ({
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256', 'none', 'HS256'],
  })
  /** Comes back from a visit at once: the state is the one asked for, and the nonce will be. */
  const come = (url: string, { state: given }: { state?: string } = {}): Record<string, string> => {
    const asked = new URL(url).searchParams
    state.nonce = asked.get('nonce') ?? ''
    return { code: `code-${crypto.randomUUID()}`, state: given ?? asked.get('state') ?? '' }
  }
  return Object.assign(state, { issuer, come })
}

export type Key = { kid: string; privateKey: CryptoKey; publicKey: CryptoKey }
export const newKey = async (kid: string): Promise<Key> => ({ kid, ...(await generateKeyPair('RS256', { extractable: true })) })
export const publicOf = async ({ kid, publicKey }: Key) => ({ ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' })
export const signed = (claims: JWTPayload, { kid, privateKey }: Key): Promise<string> =>
  new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid }).sign(privateKey)

const json = (response: ServerResponse, body: unknown) =>
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
