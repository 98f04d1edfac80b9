import { fieldError, type ShownProblem, useWords } from '@guildhall/ui'
import { PasswordInput, Textarea, TextInput } from '@mantine/core'
import type { Provider } from '../../contract/index.ts'

type Problem = { problem: ShownProblem | undefined }
const plain = { withAsterisk: false, dir: 'ltr', autoComplete: 'off', spellCheck: false } as const

/** What an OpenID Connect provider is asked with. Whose accounts it knows stays as it was. */
export function OidcFields({ oidc, problem }: Problem & { oidc: Provider['oidc'] | undefined }) {
  const { t } = useWords()
  return (
    <>
      <TextInput
        {...plain}
        name="issuer"
        type="url"
        label={t('identity.issuer')}
        description={t('identity.issuer-hint')}
        placeholder="https://id.example.org"
        defaultValue={oidc?.issuer}
        readOnly={Boolean(oidc)}
        error={fieldError(problem, 'oidc.issuer')}
        required
      />
      <TextInput
        {...plain}
        name="clientId"
        label={t('identity.client-id')}
        defaultValue={oidc?.clientId}
        error={fieldError(problem, 'oidc.clientId')}
        required
      />
      <PasswordInput
        {...plain}
        name="clientSecret"
        label={t('identity.client-secret')}
        description={oidc?.hasSecret ? t('identity.client-secret-kept') : t('identity.client-secret-hint')}
        error={fieldError(problem, 'oidc.clientSecret')}
        visibilityToggleButtonProps={{ 'aria-label': t('identity.show-password') }}
      />
      <TextInput
        {...plain}
        name="scopes"
        label={t('identity.scopes')}
        defaultValue={oidc?.scopes.join(' ') ?? 'openid email profile'}
        error={fieldError(problem, 'oidc.scopes')}
      />
    </>
  )
}

/** What a SAML provider is known by: its metadata at first, its parts afterwards. */
export function SamlFields({ saml, problem }: Problem & { saml: Provider['saml'] | undefined }) {
  const { t } = useWords()
  if (!saml)
    return (
      <>
        <TextInput
          {...plain}
          name="metadataUrl"
          type="url"
          label={t('identity.idp-metadata-url')}
          error={fieldError(problem, 'metadataUrl')}
        />
        <Textarea
          {...plain}
          name="metadata"
          label={t('identity.idp-metadata')}
          error={fieldError(problem, 'metadata')}
          rows={6}
        />
      </>
    )
  const fields = [
    ['entryPoint', t('identity.entry-point')],
    ['emailAttribute', t('identity.email-attribute')],
    ['nameAttribute', t('identity.name-attribute')],
  ] as const
  return (
    <>
      <TextInput {...plain} label={t('identity.entity-id')} defaultValue={saml.entityId} readOnly />
      {fields.map(([name, label]) => (
        <TextInput
          {...plain}
          key={name}
          name={name}
          label={label}
          description={name === 'entryPoint' ? undefined : t('identity.attribute-hint')}
          defaultValue={saml[name]}
          error={fieldError(problem, `saml.${name}`)}
        />
      ))}
      <Textarea
        {...plain}
        name="certificates"
        label={t('identity.certificates')}
        description={t('identity.certificates-hint')}
        defaultValue={saml.certificates.join('\n\n')}
        error={fieldError(problem, 'saml.certificates')}
        rows={6}
      />
    </>
  )
}
