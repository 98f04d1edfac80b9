import { inflateRawSync } from 'node:zlib'
import { SignedXml } from 'xml-crypto'
import { selfSigned } from './certificate.ts'

export type SamlIdp = ReturnType<typeof samlIdp>

const SAML = 'urn:oasis:names:tc:SAML:2.0'
const at = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString()
let assertions = 0

/** What stands in an assertion where it matters; what is left out is as it should be. */
export type Told = {
  nameId?: string
  nameIdFormat?: string
  email?: string
  name?: string
  issuer?: string
  audience?: string
  recipient?: string
  inResponseTo?: string
  /** Seconds from now. */
  notBefore?: number
  notOnOrAfter?: number
  context?: string
  id?: string
  algorithm?: string
}

/** A SAML 2.0 identity provider without a network: it makes assertions and signs them (xml-crypto, as they are checked with). */
export function samlIdp() {
  const { certificate, privateKey } = selfSigned('Elsewhere')
  const entityId = 'https://idp.example/metadata'
  const signer = { privateKey, entityId }
  return {
    entityId,
    certificate,
    metadata: metadataOf({ entityId, certificate }),
    signer,
    /** What a browser posts back after a request: `told` is what the assertion says. */
    answer: (url: string, told: Told = {}) => {
      const asked = requestIn(url)
      return { RelayState: asked.relayState, SAMLResponse: responseOf(asked, signedAssertion(signer, { asked, told })) }
    },
  }
}

type Asked = { id: string; issuer: string; recipient: string; relayState: string }

/** The request in a redirect to the provider (HTTP-Redirect binding: deflated, base64). */
export function requestIn(url: string): Asked {
  const { searchParams } = new URL(url)
  const xml = inflateRawSync(Buffer.from(searchParams.get('SAMLRequest') ?? '', 'base64')).toString()
  const found = (pattern: RegExp) => pattern.exec(xml)?.[1] ?? ''
  return {
    id: found(/ID="([^"]+)"/),
    issuer: found(/<saml:Issuer[^>]*>([^<]+)</),
    recipient: found(/AssertionConsumerServiceURL="([^"]+)"/),
    relayState: searchParams.get('RelayState') ?? '',
  }
}

export function assertionOf(asked: Asked, told: Told = {}, entityId = 'https://idp.example/metadata'): string {
  const id = told.id ?? `_assertion${++assertions}-${crypto.randomUUID()}`
  const [from, to] = [at(told.notBefore ?? -5), at(told.notOnOrAfter ?? 120)]
  const attribute = (name: string, value: string | undefined) =>
    value ? `<saml:Attribute Name="${name}"><saml:AttributeValue>${value}</saml:AttributeValue></saml:Attribute>` : ''
  return `<saml:Assertion xmlns:saml="${SAML}:assertion" ID="${id}" Version="2.0" IssueInstant="${at(0)}"><saml:Issuer>${told.issuer ?? entityId}</saml:Issuer><saml:Subject><saml:NameID Format="${told.nameIdFormat ?? `${SAML}:nameid-format:persistent`}">${told.nameId ?? 'nia'}</saml:NameID><saml:SubjectConfirmation Method="${SAML}:cm:bearer"><saml:SubjectConfirmationData InResponseTo="${told.inResponseTo ?? asked.id}" Recipient="${told.recipient ?? asked.recipient}" NotOnOrAfter="${to}"/></saml:SubjectConfirmation></saml:Subject><saml:Conditions NotBefore="${from}" NotOnOrAfter="${to}"><saml:AudienceRestriction><saml:Audience>${told.audience ?? asked.issuer}</saml:Audience></saml:AudienceRestriction></saml:Conditions><saml:AuthnStatement AuthnInstant="${at(0)}"><saml:AuthnContext><saml:AuthnContextClassRef>${told.context ?? `${SAML}:ac:classes:Password`}</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement><saml:AttributeStatement>${attribute('mail', told.email)}${attribute('displayName', told.name)}</saml:AttributeStatement></saml:Assertion>`
}

export const signedAssertion = (
  { privateKey, entityId }: { privateKey: string; entityId: string },
  { asked, told = {} }: { asked: Asked; told?: Told },
): string => {
  const hash = told.algorithm ?? 'sha256'
  const xmldsig = hash === 'sha1' ? 'http://www.w3.org/2000/09/xmldsig#' : 'http://www.w3.org/2001/04/xmldsig-more#'
  const digest = hash === 'sha1' ? 'http://www.w3.org/2000/09/xmldsig#sha1' : 'http://www.w3.org/2001/04/xmlenc#sha256'
  const signature = new SignedXml({
    privateKey,
    signatureAlgorithm: `${xmldsig}rsa-${hash}`,
    canonicalizationAlgorithm: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  })
  signature.addReference({
    xpath: "//*[local-name()='Assertion']",
    digestAlgorithm: digest,
    transforms: ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', 'http://www.w3.org/2001/10/xml-exc-c14n#'],
  })
  const location = { reference: "//*[local-name()='Issuer']", action: 'after' as const }
  signature.computeSignature(assertionOf(asked, told, entityId), { location })
  return signature.getSignedXml()
}

/** The envelope around one or more assertions, base64 as it is posted. */
export const responseOf = (asked: Asked, assertion: string, { status = 'Success' } = {}): string =>
  Buffer.from(
    `<samlp:Response xmlns:samlp="${SAML}:protocol" ID="_response${++assertions}" Version="2.0" IssueInstant="${at(0)}" Destination="${asked.recipient}" InResponseTo="${asked.id}"><saml:Issuer xmlns:saml="${SAML}:assertion">https://idp.example/metadata</saml:Issuer><samlp:Status><samlp:StatusCode Value="${SAML}:status:${status}"/></samlp:Status>${assertion}</samlp:Response>`,
  ).toString('base64')

const metadataOf = ({ entityId, certificate }: { entityId: string; certificate: string }) =>
  `<?xml version="1.0"?><md:EntityDescriptor xmlns:md="${SAML}:metadata" entityID="${entityId}"><md:IDPSSODescriptor protocolSupportEnumeration="${SAML}:protocol"><md:KeyDescriptor use="encryption"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>NOTTHISONE</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor><md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>
${certificate.replace(/.{64}/g, '$&\n')}
</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor><md:SingleSignOnService Binding="${SAML}:bindings:HTTP-POST" Location="https://idp.example/post"/><md:SingleSignOnService Binding="${SAML}:bindings:HTTP-Redirect" Location="https://idp.example/sso"/></md:IDPSSODescriptor></md:EntityDescriptor>`
