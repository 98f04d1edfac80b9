import { commandContract, id, instant, queryContract } from '@guildhall/kernel/contract'
import { z } from 'zod'

const domain = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^(?=.{1,253}$)([a-z0-9-]+\.)+[a-z0-9-]{2,63}$/, 'Enter a domain such as example.org.')
const address = z.url({ protocol: /^https?$/, error: 'Enter an address such as https://id.example.org.' }).max(500)

/** What an OpenID Connect provider is asked with. */
export const OidcSettings = z.strictObject({
  issuer: address.describe('As the provider names itself; its configuration is found below it (OpenID Connect Discovery).'),
  clientId: z.string().trim().min(1, 'Enter the client id the provider gave you.').max(300),
  scopes: z
    .array(z.string().regex(/^[\x21\x23-\x5b\x5d-\x7e]{1,60}$/))
    .max(20)
    .default(['openid', 'email', 'profile']),
})
export type OidcSettings = z.output<typeof OidcSettings>

/** What a SAML 2.0 provider is known by. From its metadata, or typed in. */
export const SamlSettings = z.strictObject({
  entityId: z.string().trim().min(1, 'Enter the entity id of the provider.').max(500),
  entryPoint: address.describe('Where sign-in requests go (HTTP-Redirect).'),
  certificates: z
    .array(z.string().trim().min(100, 'Paste the whole certificate.').max(10_000))
    .min(1, 'Paste the certificate the provider signs with.')
    .max(5)
    .describe('PEM or bare base64. Two while one takes over from the other.'),
  emailAttribute: z.string().trim().max(300).default('').describe('Empty: the usual ones.'),
  nameAttribute: z.string().trim().max(300).default('').describe('Empty: the usual ones.'),
})
export type SamlSettings = z.output<typeof SamlSettings>

const common = {
  name: z.string().trim().min(1, 'Say what stands on the button.').max(80),
  enabled: z.boolean(),
  emailDomains: z.array(domain).max(50).describe('Only e-mails of these domains come in; empty: any.'),
  trustedDomains: z
    .array(domain)
    .max(50)
    .describe('Domains whose mailboxes the provider speaks for: their confirmed e-mails are connected without a password.'),
  takesNewcomers: z.boolean().describe('Whether somebody new may join by it, as far as the community’s registration goes.'),
  newcomerRole: z.string().max(60).nullable().describe('A role newcomers get besides the usual one.'),
}
const metadata = z.string().min(1).max(200_000).describe('The SAML provider’s metadata, as XML.')
const metadataUrl = address.describe('Where that metadata is.')
const clientSecret = z.string().min(1).max(500).describe('Kept encrypted and never shown again.')

export const Provider = z.object({
  id,
  kind: z.enum(['oidc', 'saml']),
  name: z.string(),
  enabled: z.boolean(),
  emailDomains: z.array(z.string()),
  trustedDomains: z.array(z.string()),
  takesNewcomers: z.boolean(),
  newcomerRole: z.string().nullable(),
  oidc: OidcSettings.extend({ hasSecret: z.boolean() }).nullable(),
  saml: SamlSettings.nullable(),
  /** What the provider has to be told about this community. */
  redirectUri: z.string(),
  metadataUri: z.string(),
  connections: z.number().int(),
  lastFault: z.string().nullable(),
  lastFaultAt: instant.nullable(),
})
export type Provider = z.infer<typeof Provider>

export const listProviders = queryContract({
  name: 'identity.list-providers',
  http: 'GET /auth/providers',
  summary: 'The identity providers of this community, for its administrators.',
  access: 'member',
  input: z.strictObject({}),
  output: z.object({ items: z.array(Provider), roles: z.array(z.object({ key: z.string(), name: z.string() })) }),
})

export const addProvider = commandContract({
  name: 'identity.add-provider',
  http: 'POST /auth/providers',
  summary: 'Adds an identity provider: OpenID Connect (`oidc`), or SAML 2.0 by `saml`, `metadata` or `metadataUrl`.',
  access: 'member',
  input: z.strictObject({
    name: common.name,
    enabled: common.enabled.default(true),
    emailDomains: common.emailDomains.default([]),
    trustedDomains: common.trustedDomains.default([]),
    takesNewcomers: common.takesNewcomers.default(true),
    newcomerRole: common.newcomerRole.default(null),
    oidc: OidcSettings.extend({ clientSecret: clientSecret.optional() }).optional(),
    saml: SamlSettings.optional(),
    metadata: metadata.optional(),
    metadataUrl: metadataUrl.optional(),
  }),
  output: Provider,
})

export const editProvider = commandContract({
  name: 'identity.edit-provider',
  http: 'PATCH /auth/providers/:provider',
  summary: 'Changes an identity provider. Whose accounts it knows (issuer, entity id) stays: add another one instead.',
  access: 'member',
  input: z.strictObject({
    provider: id,
    ...z.object(common).partial().shape,
    oidc: OidcSettings.extend({ clientSecret }).partial().optional(),
    saml: SamlSettings.partial().optional(),
  }),
  output: Provider,
})

export const removeProvider = commandContract({
  name: 'identity.remove-provider',
  http: 'DELETE /auth/providers/:provider',
  summary: 'Removes an identity provider with its connections, and ends the sessions that began at it.',
  access: 'member',
  input: z.strictObject({ provider: id }),
  output: z.object({ removed: z.boolean() }),
})

export const testProvider = commandContract({
  name: 'identity.test-provider',
  http: 'POST /auth/providers/:provider/test',
  summary: 'Asks the provider as a sign-in would, without anybody signing in, and says what is wrong.',
  access: 'member',
  rate: 'sign-in',
  audit: 'none',
  input: z.strictObject({ provider: id }),
  output: z.object({ works: z.boolean(), findings: z.array(z.object({ ok: z.boolean(), text: z.string() })) }),
})

export const showSamlMetadata = queryContract({
  name: 'identity.show-saml-metadata',
  http: 'GET /auth/providers/:provider/metadata',
  summary: 'What a SAML provider has to know about this community (SAML metadata of a service provider).',
  access: 'anyone',
  serves: 'file',
  input: z.strictObject({ provider: id }),
  output: z.object({ type: z.string(), bytes: z.instanceof(Uint8Array), cache: z.enum(['public', 'private', 'none']) }),
})
