import { X509Certificate } from 'node:crypto'
import * as client from 'openid-client'
import type { Reader } from '../db.ts'
import { discovered, faultOf } from './oidc.ts'
import { isOidc, type OidcProvider, type ProviderRow, redirectUriOf, type SamlProvider } from './providers.ts'

export type Finding = { ok: boolean; text: string }

/** Tries everything that can be tried without a person. */
export const trial = (reader: Reader, row: ProviderRow): Promise<Finding[]> =>
  isOidc(row) ? oidcTrial(reader, row) : Promise.resolve(samlTrial(reader, row as SamlProvider))

async function oidcTrial(reader: Reader, provider: OidcProvider): Promise<Finding[]> {
  try {
    const configuration = await discovered(reader, provider)
    const { jwks_uri, authorization_endpoint } = configuration.serverMetadata()
    return [
      good(`${provider.settings.issuer} describes itself.`),
      authorization_endpoint ? good('It has an address for signing in.') : bad('It names no address for signing in.'),
      await keysFound(reader, jwks_uri),
      await clientKnown(configuration, redirectUriOf(reader, provider.id)),
    ]
  } catch (error) {
    return [bad(`The provider’s configuration could not be read: ${faultOf(error)}`)]
  }
}

async function keysFound(reader: Reader, address: string | undefined): Promise<Finding> {
  if (!address) return bad('It does not say where its keys are.')
  const found = await reader.site.outgoing(address, { secure: true }).then((response) => response.json(), faultOf)
  const keys = typeof found === 'object' && Array.isArray(found?.keys) ? found.keys.length : 0
  return keys > 0 ? good(`It has keys to sign with: ${keys}.`) : bad(`Its keys could not be read: ${found}`)
}

// A code nobody was given: a provider that knows the client finds fault with the code, another one with the client.
async function clientKnown(configuration: client.Configuration, redirectUri: string): Promise<Finding> {
  try {
    await client.genericGrantRequest(configuration, 'authorization_code', { code: 'trial', redirect_uri: redirectUri })
    return good('It takes the client id and secret.')
  } catch (error) {
    const code = error instanceof client.ResponseBodyError ? error.error : null
    if (code === 'invalid_grant' || code === 'invalid_request') return good('It takes the client id and secret.')
    return bad(`It does not take the client id and secret: ${faultOf(error)}`)
  }
}

const samlTrial = (reader: Reader, { settings }: SamlProvider): Finding[] => [
  good(`Sign-in requests go to ${new URL(settings.entryPoint).host}.`),
  ...settings.certificates.map((text) => certificateFinding(text, reader.now)),
]

function certificateFinding(text: string, now: string): Finding {
  const bare = text.replace(/-----[^-]+-----|\s/g, '')
  try {
    const { validToDate } = new X509Certificate(Buffer.from(bare, 'base64'))
    const end = validToDate.toISOString()
    const day = end.slice(0, 10)
    return end > now ? good(`The certificate is good until ${day}.`) : bad(`The certificate ended on ${day}.`)
  } catch {
    return bad('A certificate cannot be read.')
  }
}

const good = (text: string): Finding => ({ ok: true, text })
const bad = (text: string): Finding => ({ ok: false, text })
