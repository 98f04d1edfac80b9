/** What the form of a provider says, as the commands take it; fields left empty are left out where that means “as before”. */
export function providerWishes(form: FormData, { isNew }: { isNew: boolean }): Record<string, unknown> {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const words = (name: string) =>
    text(name)
      .split(/[\s,;]+/)
      .filter(Boolean)
  const common = {
    name: text('name'),
    emailDomains: words('emailDomains'),
    trustedDomains: words('trustedDomains'),
    takesNewcomers: form.has('takesNewcomers'),
    newcomerRole: text('newcomerRole') || null,
  }
  if (text('kind') === 'oidc') {
    const secret = text('clientSecret')
    const oidc = { issuer: text('issuer'), clientId: text('clientId'), scopes: words('scopes') }
    return { ...common, oidc: secret ? { ...oidc, clientSecret: secret } : oidc }
  }
  if (isNew)
    return {
      ...common,
      ...(text('metadata') ? { metadata: text('metadata') } : { metadataUrl: text('metadataUrl') || undefined }),
    }
  const certificates = text('certificates')
    .split(/\n\s*\n/)
    .filter(Boolean)
  const [entryPoint, emailAttribute, nameAttribute] = [text('entryPoint'), text('emailAttribute'), text('nameAttribute')]
  return { ...common, saml: { entryPoint, emailAttribute, nameAttribute, certificates } }
}
