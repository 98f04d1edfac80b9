import { type Outgoing, OutgoingFault, type Refusal } from '@guildhall/kernel'
import * as client from 'openid-client'
import type { Reader } from '../db.ts'
import { type Answer, type Claims, emailOf, text } from './claims.ts'
import { type OidcProvider, redirectUriOf, secretOf } from './providers.ts'
import { federationRefusals } from './refusals.ts'
import type { VisitKeys } from './visits.ts'

/** Signatures with a public key only: no `none`, nothing a client secret could have signed (RFC 8725, 3.1). */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519']
const TIMEOUT_SECONDS = 8
/** How far the provider's clock may be from ours, in seconds. */
const CLOCK_TOLERANCE = 30

/**
 * The provider as it describes itself (OpenID Connect Discovery). Asked anew each time: keys that were changed over there
 * are known at once.
 */
export async function discovered(reader: Reader, provider: OidcProvider): Promise<client.Configuration> {
  const { issuer, clientId } = provider.settings
  const secret = secretOf(reader, provider)
  const auth = secret === null ? client.None() : undefined
  const metadata = { ...(secret === null ? {} : { client_secret: secret }), [client.clockTolerance]: CLOCK_TOLERANCE }
  const options: client.DiscoveryRequestOptions = {
    timeout: TIMEOUT_SECONDS,
    [client.customFetch]: asFetch(reader.site.outgoing),
    // Whether plain http will do is for the way out to decide: only to what the operator named.
    execute: [client.allowInsecureRequests, client.enableNonRepudiationChecks],
  }
  return client.discovery(new URL(issuer), clientId, metadata, auth, options)
}

/** Where the browser goes: the provider's own address, with everything its answer has to fit. */
export async function addressFor(reader: Reader, provider: OidcProvider, keys: VisitKeys): Promise<URL> {
  const configuration = await discovered(reader, provider)
  return client.buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUriOf(reader, provider.id),
    scope: [...new Set(['openid', ...provider.settings.scopes])].join(' '),
    state: keys.state,
    nonce: keys.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(keys.verifier),
    code_challenge_method: 'S256',
  })
}

type Given = { keys: VisitKeys; answer: Readonly<Record<string, string>> }

/** Checks what came back and asks the provider who it is about. Never throws for what the provider did. */
export async function claimsOf(reader: Reader, provider: OidcProvider, { keys, answer }: Given): Promise<Answer> {
  const url = new URL(redirectUriOf(reader, provider.id))
  for (const [name, value] of Object.entries(answer)) url.searchParams.set(name, value)
  try {
    const configuration = await discovered(reader, provider)
    const tokens = await client.authorizationCodeGrant(configuration, url, {
      expectedState: keys.state,
      expectedNonce: keys.nonce,
      pkceCodeVerifier: keys.verifier,
      idTokenExpected: true,
    })
    const idToken = tokens.claims()
    if (!idToken || !ALGORITHMS.includes(algorithmOf(tokens.id_token))) throw new Error('The ID token is not signed with a key')
    const more = await userInfo(configuration, { accessToken: tokens.access_token, idToken })
    return { ok: true, claims: understood({ ...more, ...idToken }) }
  } catch (error) {
    return refusedBecause(error)
  }
}

/** Why asking a provider failed, as people and as administrators get to hear it. */
export function refusedBecause(error: unknown): Answer & { ok: false } {
  const refusal = refusalOf(error)
  return { ok: false, refusal, fault: refusal === federationRefusals.provider_declined ? null : faultOf(error) }
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof client.AuthorizationResponseError)
    return error.error === 'access_denied' ? federationRefusals.provider_declined : federationRefusals.provider_silent
  const isSilent = notReached(error) !== null || error instanceof client.ResponseBodyError || isHttpFault(error)
  return isSilent ? federationRefusals.provider_silent : federationRefusals.provider_not_believed
}

/** What went wrong, in the provider's own words where there are some; nothing personal is in them. */
export function faultOf(error: unknown): string {
  const outgoing = notReached(error)
  if (outgoing) return outgoing.message
  if (error instanceof client.ResponseBodyError || error instanceof client.AuthorizationResponseError)
    return [error.error, error.error_description].filter(Boolean).join(': ')
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error && error.cause.message !== error.message
    ? `${error.message}: ${error.cause.message}`
    : error.message
}

function notReached(error: unknown): OutgoingFault | null {
  if (error instanceof OutgoingFault) return error
  return error instanceof Error && error.cause !== undefined ? notReached(error.cause) : null
}

const isHttpFault = (error: unknown) => error instanceof client.ClientError && /^OAUTH_(RESPONSE_IS|PARSE)/.test(error.code ?? '')

// A code was taken for an ID token by then; the header is read once more only for its algorithm.
function algorithmOf(idToken: string | undefined): string {
  const { alg } = JSON.parse(Buffer.from(idToken?.split('.')[0] ?? '', 'base64url').toString()) as { alg?: string }
  return alg ?? 'none'
}

type Known = { accessToken: string; idToken: client.IDToken }

// Some providers put nothing but the subject into the ID token.
async function userInfo(configuration: client.Configuration, { accessToken, idToken }: Known) {
  if (idToken.email !== undefined || !configuration.serverMetadata().userinfo_endpoint) return {}
  return client.fetchUserInfo(configuration, accessToken, idToken.sub)
}

type Told = Readonly<Record<string, unknown>> & { sub: string }

const understood = (told: Told): Claims => ({
  subject: told.sub,
  email: emailOf(told['email']),
  isEmailConfirmed: told['email_verified'] === true || told['email_verified'] === 'true',
  name: text(told['name'], 80) ?? text([told['given_name'], told['family_name']].filter(Boolean).join(' '), 80),
  // RFC 8176.
  hasSecondFactor: Array.isArray(told['amr']) && told['amr'].includes('mfa'),
})

const asFetch =
  (outgoing: Outgoing): client.CustomFetch =>
  (url, { method, headers, body }) =>
    outgoing(url, {
      method,
      headers: Object.fromEntries(new Headers(headers)),
      ...(body === undefined || body === null ? {} : { body: String(body) }),
      timeoutMs: TIMEOUT_SECONDS * 1000,
      secure: true,
    })
