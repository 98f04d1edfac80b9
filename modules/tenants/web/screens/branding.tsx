import { ask, refused, run } from '@guildhall/kernel/page'
import { FormProblem, fieldError, formLook, PageHead, type Saved, SavedNote, useSite, useWords } from '@guildhall/ui'
import { Themed } from '@guildhall/ui/mantine'
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { type ActionFunctionArgs, Form, type LoaderFunctionArgs, useActionData, useLoaderData, useNavigation } from 'react-router'
import { Branding, showSettings, updateBranding } from '../../contract/index.ts'
import { Preview } from './preview.tsx'

export const loader = async ({ context }: LoaderFunctionArgs) => (await ask(context, showSettings, {})).branding

export async function action({ context, request }: ActionFunctionArgs) {
  const ran = await run(context, updateBranding, Object.fromEntries(await request.formData()))
  return ran.ok ? { saved: true as const } : refused(ran.problem)
}

/** Colours, typeface and logo, shown as they are chosen. */
export default function BrandingScreen() {
  const { t, locale } = useWords()
  const { name } = useSite()
  const branding = useLoaderData<typeof loader>()
  const answer = useActionData<Saved>()
  const isSending = useNavigation().formMethod === 'POST'
  const [primary, setPrimary] = useState(branding.primary)
  const [accent, setAccent] = useState(branding.accent)
  const fonts = Branding.shape.font.options.map((value) => ({ value, label: t(`tenants.font-${value}`) }))
  return (
    <Themed locale={locale}>
      <PageHead title={t('tenants.nav-branding')} site={name} robots="noindex" />
      <h1>{t('tenants.nav-branding')}</h1>
      <p className={formLook.hint}>{t('tenants.branding-hint')}</p>
      <SavedNote answer={answer} />
      <Form method="post" className={formLook.panel}>
        <FormProblem problem={answer?.problem} />
        <div className={formLook.columns}>
          <TextInput
            name="primary"
            label={t('tenants.primary')}
            value={primary}
            onChange={(event) => setPrimary(event.currentTarget.value)}
            error={fieldError(answer?.problem, 'primary')}
            type="color"
            size="md"
          />
          <TextInput
            name="accent"
            label={t('tenants.accent')}
            value={accent}
            onChange={(event) => setAccent(event.currentTarget.value)}
            error={fieldError(answer?.problem, 'accent')}
            type="color"
            size="md"
          />
          <NativeSelect name="font" label={t('tenants.font')} data={fonts} defaultValue={branding.font} size="md" />
        </div>
        <Preview primary={primary} accent={accent} />
        <Textarea
          name="logo"
          label={t('tenants.logo')}
          description={t('tenants.logo-hint')}
          defaultValue={branding.logo}
          error={fieldError(answer?.problem, 'logo')}
          rows={6}
          maxLength={65_536}
          required
          withAsterisk={false}
          spellCheck={false}
          dir="ltr"
          size="md"
        />
        <Button type="submit" size="md" loading={isSending} className={formLook.submit}>
          {t('tenants.save')}
        </Button>
      </Form>
    </Themed>
  )
}
