import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair } from 'jose'
import Provider, { type Configuration } from 'oidc-provider'

export type Person = { sub: string; email?: string; email_verified?: boolean; name?: string }
export type OpenidProvider = Awaited<ReturnType<typeof openidProvider>>

const CLIENT = { clientId: 'guildhall', clientSecret: 'a secret of sixty-four signs or so, as providers make them by hand' }
const PAGE = `<!doctype html><html lang="en"><title>Sign in at Elsewhere</title><link rel="icon" href="data:,"><main><h1>Elsewhere</h1><form method="post">
<label>Who are you? <input name="who" required></label> <button>Go on</button> <button name="refuse" value="yes" formnovalidate>Refuse</button></form></main></html>`

/** A real OpenID provider (oidc-provider) on this machine, with a page that believes whoever says who they are. */
export async function openidProvider(people: readonly Person[], port = 0) {
  let provider: Provider | null = null
  const server = createServer((request, response) => {
    if (!provider) return void response.writeHead(503).end()
    if (request.url?.startsWith('/interaction/')) return void interact(provider, request, response)
    void provider.callback()(request, response)
  })
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const jwks = { keys: [{ ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid: 'one' }] } as Configuration['jwks']
  return {
    ...CLIENT,
    issuer,
    /** The provider answers from here on, and sends people back to this address only. */
    register(redirectUri: string) {
      provider = new Provider(issuer, configured({ people, redirectUri, jwks }))
    },
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

type Wanted = { people: readonly Person[]; redirectUri: string; jwks: Configuration['jwks'] }

const configured = ({ people, redirectUri, jwks }: Wanted): Configuration => ({
  clients: [{ client_id: CLIENT.clientId, client_secret: CLIENT.clientSecret, redirect_uris: [redirectUri] }],
  jwks,
  cookies: { keys: ['only for tests'] },
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
  conformIdTokenClaims: true,
  ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
  pkce: { required: () => true },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
  findAccount: (_context, sub) => {
    const person = people.find((each) => each.sub === sub)
    return person && { accountId: sub, claims: async () => ({ ...person }) }
  },
})

async function interact(provider: Provider, request: IncomingMessage, response: ServerResponse) {
  if (request.method !== 'POST') return response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PAGE)
  let body = ''
  for await (const part of request) body += part
  const form = new URLSearchParams(body)
  const options = { mergeWithLastSubmission: false }
  if (form.get('refuse')) return provider.interactionFinished(request, response, { error: 'access_denied' }, options)
  const accountId = form.get('who') ?? ''
  const grant = new provider.Grant({ accountId, clientId: CLIENT.clientId })
  grant.addOIDCScope('openid email profile')
  const result = { login: { accountId }, consent: { grantId: await grant.save() } }
  return provider.interactionFinished(request, response, result, options)
}

/** Goes through the provider as a browser does, and answers what it is sent back with. */
export async function goThrough(url: string, { who, backTo }: { who: string | null; backTo: string }) {
  const jar = new Map<string, string>()
  let request: { url: string; body?: URLSearchParams } = { url }
  for (let step = 0; step < 10; step++) {
    if (request.url.startsWith(backTo)) return Object.fromEntries(new URL(request.url).searchParams)
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const response: Response = await fetch(request.url, {
      ...(request.body ? { method: 'POST', body: request.body } : {}),
      headers: { cookie },
      redirect: 'manual',
    })
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      jar.set(name, value)
    }
    const location = response.headers.get('location')
    if (location) request = { url: new URL(location, request.url).href }
    else if (response.ok) request = { url: request.url, body: new URLSearchParams(who === null ? { refuse: 'yes' } : { who }) }
    else throw new Error(`The provider answers ${response.status}: ${await response.text()}`)
  }
  throw new Error('The provider sends people around in circles')
}
