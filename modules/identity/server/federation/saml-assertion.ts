/** How far the provider's clock may be from ours. */
export const CLOCK_SKEW_SECONDS = 60

type Element = { _?: string; $?: Readonly<Record<string, string>> }
/** A signed assertion as node-saml parses it: element names without prefixes, each a list. */
export type Assertion = Element & {
  Issuer?: Element[]
  Subject?: { SubjectConfirmation?: (Element & { SubjectConfirmationData?: Element[] })[] }[]
  Conditions?: Element[]
  AuthnStatement?: { AuthnContext?: { AuthnContextClassRef?: Element[] }[] }[]
}

export type Expected = { now: string; recipient: string; requestId: string; issuer: string }

const TWO_FACTORS = [
  'https://refeds.org/profile/mfa',
  'http://schemas.microsoft.com/claims/multipleauthn',
  'urn:oasis:names:tc:SAML:2.0:ac:classes:TimeSyncToken',
]

/**
 * What the web browser profile demands of an assertion beyond its signature and audience (SAML profiles, 4.1.4.3): it says
 * who issued it, answers this very request at this very address, and ends. Throws an Error that says what is wrong.
 */
export function believable(assertion: Assertion, expected: Expected) {
  if (assertion.Issuer?.[0]?._ !== expected.issuer) throw new Error('The assertion is from another issuer')
  const confirmations = assertion.Subject?.[0]?.SubjectConfirmation ?? []
  if (!confirmations.some((confirmation) => isForUs(confirmation, expected)))
    throw new Error('The assertion does not answer this request')
  const { NotBefore, NotOnOrAfter } = assertion.Conditions?.[0]?.$ ?? {}
  if (!NotOnOrAfter || isOver(NotOnOrAfter, expected.now)) throw new Error('The assertion is over, or never ends')
  if (NotBefore && secondsFrom(expected.now, NotBefore) > CLOCK_SKEW_SECONDS) throw new Error('The assertion is not valid yet')
  const assertionId = assertion.$?.['ID']
  if (!assertionId) throw new Error('The assertion has no id')
  const context = assertion.AuthnStatement?.[0]?.AuthnContext?.[0]?.AuthnContextClassRef?.[0]?._ ?? ''
  const expiresAt = Temporal.Instant.from(NotOnOrAfter).add({ seconds: CLOCK_SKEW_SECONDS }).toString()
  return { assertionId, expiresAt, hasSecondFactor: TWO_FACTORS.includes(context) }
}

type Confirmation = Element & { SubjectConfirmationData?: Element[] }

function isForUs({ $, SubjectConfirmationData }: Confirmation, { now, recipient, requestId }: Expected): boolean {
  if ($?.['Method'] !== 'urn:oasis:names:tc:SAML:2.0:cm:bearer') return false
  const data = SubjectConfirmationData?.[0]?.$ ?? {}
  const end = data['NotOnOrAfter']
  return data['Recipient'] === recipient && data['InResponseTo'] === requestId && end !== undefined && !isOver(end, now)
}

const isOver = (end: string, now: string): boolean => secondsFrom(end, now) >= CLOCK_SKEW_SECONDS

const secondsFrom = (from: string, to: string): number =>
  (Temporal.Instant.from(to).epochMilliseconds - Temporal.Instant.from(from).epochMilliseconds) / 1000
