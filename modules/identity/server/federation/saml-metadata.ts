import { SaxesParser } from 'saxes'
import type { SamlSettings } from '../../contract/index.ts'

const MD = 'urn:oasis:names:tc:SAML:2.0:metadata'
const DS = 'http://www.w3.org/2000/09/xmldsig#'
const REDIRECT = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect'

type Read = Pick<SamlSettings, 'entityId' | 'entryPoint' | 'certificates'>

/**
 * Who an identity provider is, where it takes requests and what it signs with (SAML metadata, 2.4). Null when that is not in
 * the text. The metadata's own signature is not looked at: it comes from the administrator, or over https.
 */
export function readIdpMetadata(xml: string): Read | null {
  const found = { entityId: '', entryPoint: '', certificates: [] as string[] }
  const state = { isIdp: false, isSigning: false, certificate: null as string | null }
  const opened: Record<string, (value: (name: string) => string) => void> = {
    [`${MD} EntityDescriptor`]: (value) => {
      if (!found.entryPoint) found.entityId = value('entityID')
    },
    [`${MD} IDPSSODescriptor`]: () => {
      state.isIdp = true
    },
    [`${MD} KeyDescriptor`]: (value) => {
      state.isSigning = state.isIdp && value('use') !== 'encryption'
    },
    [`${DS} X509Certificate`]: () => {
      if (state.isSigning) state.certificate = ''
    },
    [`${MD} SingleSignOnService`]: (value) => {
      if (state.isIdp && value('Binding') === REDIRECT && !found.entryPoint) found.entryPoint = value('Location')
    },
  }
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('doctype', () => {
    throw new Error('No document types')
  })
  parser.on('opentag', ({ uri, local, attributes }) => opened[`${uri} ${local}`]?.((name) => attributes[name]?.value ?? ''))
  parser.on('text', (part) => {
    if (state.certificate !== null) state.certificate += part
  })
  parser.on('closetag', ({ uri, local }) => {
    if (uri === MD && local === 'IDPSSODescriptor') state.isIdp = false
    if (uri === MD && local === 'KeyDescriptor') state.isSigning = false
    if (uri !== DS || local !== 'X509Certificate' || state.certificate === null) return
    found.certificates.push(state.certificate.replace(/\s+/g, ''))
    state.certificate = null
  })
  try {
    parser.write(xml).close()
  } catch {
    return null
  }
  return found.entityId && found.entryPoint && found.certificates.length > 0 ? found : null
}

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** What an identity provider has to know about us: who we are and where it posts its assertions, which it has to sign. */
export const ourMetadata = ({ entityId, assertionUri }: { entityId: string; assertionUri: string }): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<EntityDescriptor xmlns="${MD}" entityID="${escaped(entityId)}">
  <SPSSODescriptor AuthnRequestsSigned="false" WantAssertionsSigned="true" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
    <NameIDFormat>urn:oasis:names:tc:SAML:2.0:nameid-format:persistent</NameIDFormat>
    <NameIDFormat>urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress</NameIDFormat>
    <AssertionConsumerService index="0" isDefault="true" Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="${escaped(assertionUri)}"/>
  </SPSSODescriptor>
</EntityDescriptor>
`
