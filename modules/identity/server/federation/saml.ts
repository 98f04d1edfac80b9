import { type CacheProvider, type Profile, SAML, SamlStatusError, ValidateInResponseTo } from '@node-saml/node-saml'
import type { Reader, Writer } from '../db.ts'
import { type Answer, type Claims, emailOf, text } from './claims.ts'
import { assertionUriOf, metadataUriOf, type SamlProvider } from './providers.ts'
import { federationRefusals } from './refusals.ts'
import { type Assertion, believable, CLOCK_SKEW_SECONDS, type Expected } from './saml-assertion.ts'
import type { VisitKeys } from './visits.ts'

type Unit = Reader | Writer

/** Where the browser goes with a request whose id the answer has to name (SAML bindings, 3.4). */
export const samlAddressFor = (unit: Unit, provider: SamlProvider, keys: VisitKeys): Promise<string> =>
  partnerOf(unit, provider, keys.requestId).getAuthorizeUrlAsync(keys.state, undefined, {})

/** An assertion taken: the claims in it, and its own id and end, so that it is not taken twice. */
export type Taken = { claims: Claims; assertionId: string; expiresAt: string }

/** Checks what a provider's page posted. Never throws for what stands in it. */
export async function takeAssertion(
  unit: Unit,
  provider: SamlProvider,
  { samlResponse, requestId }: { samlResponse: string; requestId: string },
): Promise<{ ok: true; taken: Taken } | (Answer & { ok: false })> {
  try {
    refuseOldAlgorithms(Buffer.from(samlResponse, 'base64').toString())
    const { profile } = await partnerOf(unit, provider, requestId).validatePostResponseAsync({ SAMLResponse: samlResponse })
    const assertion = profile?.getAssertion?.()['Assertion'] as Assertion | undefined
    if (!profile || !assertion) throw new Error('There is no assertion')
    const expected: Expected = {
      now: unit.now,
      recipient: assertionUriOf(unit, provider.id),
      requestId,
      issuer: provider.settings.entityId,
    }
    const { assertionId, expiresAt, hasSecondFactor } = believable(assertion, expected)
    return { ok: true, taken: { assertionId, expiresAt, claims: { ...understood(profile, provider), hasSecondFactor } } }
  } catch (error) {
    const declined = error instanceof SamlStatusError
    const refusal = declined ? federationRefusals.provider_declined : federationRefusals.provider_not_believed
    return { ok: false, refusal, fault: error instanceof Error ? error.message : String(error) }
  }
}

function partnerOf(unit: Unit, { id, settings }: SamlProvider, requestId: string): SAML {
  const entityId = metadataUriOf(unit, id)
  return new SAML({
    issuer: entityId,
    audience: entityId,
    callbackUrl: assertionUriOf(unit, id),
    idpIssuer: settings.entityId,
    idpCert: settings.certificates,
    entryPoint: settings.entryPoint,
    wantAssertionsSigned: true,
    // The assertion is what counts; whether its envelope is signed too is the provider's affair.
    wantAuthnResponseSigned: false,
    acceptedClockSkewMs: CLOCK_SKEW_SECONDS * 1000,
    signatureAlgorithm: 'sha256',
    identifierFormat: null,
    disableRequestedAuthnContext: true,
    validateInResponseTo: ValidateInResponseTo.always,
    generateUniqueId: () => requestId,
    cacheProvider: onlyRequest(requestId, unit.now),
  })
}

// The one request this answer may be for: it is known by the visit, and nothing has to be remembered here.
const onlyRequest = (requestId: string, now: string): CacheProvider => ({
  saveAsync: async (key) => ({ value: key, createdAt: 0 }),
  getAsync: async (key) => (key === requestId ? now : null),
  removeAsync: async (key) => key,
})

/** SHA-1 and MD5 can be made to collide; entities and document types have no business in an answer. */
function refuseOldAlgorithms(xml: string): void {
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) throw new Error('The answer declares a document type')
  if (/Algorithm\s*=\s*["'][^"']*(sha1|md5|hmac)[^"']*["']/i.test(xml))
    throw new Error('The answer is signed with an outdated algorithm')
}

const EMAIL = [
  'urn:oid:0.9.2342.19200300.100.1.3',
  'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress',
  'mail',
  'email',
]
const NAME = [
  'urn:oid:2.16.840.1.113730.3.1.241',
  'http://schemas.microsoft.com/identity/claims/displayname',
  'displayName',
  'name',
  'cn',
]
const FORMAT = 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress'

function understood(profile: Profile, { settings }: SamlProvider): Omit<Claims, 'hasSecondFactor'> {
  if (/:transient$/.test(profile.nameIDFormat ?? '')) throw new Error('The NameID is transient: ask for a persistent one')
  const subject = text(profile.nameID, 400)
  if (subject === null) throw new Error('There is no NameID')
  const attributes = (profile['attributes'] ?? {}) as Readonly<Record<string, unknown>>
  const first = (names: readonly string[]) =>
    names.map((name) => [attributes[name]].flat()[0]).find((value) => value !== undefined)
  const told = first(settings.emailAttribute ? [settings.emailAttribute] : EMAIL)
  return {
    subject,
    email: emailOf(told ?? (profile.nameIDFormat === FORMAT ? subject : null)),
    // Whom an organisation's provider names has the mailbox the organisation gave them.
    isEmailConfirmed: true,
    name: text(first(settings.nameAttribute ? [settings.nameAttribute] : NAME), 80),
  }
}
