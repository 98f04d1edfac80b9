import { ask } from '@guildhall/kernel/page'
import { Button, FormProblem, fieldError, formLook, PageHead, SavedNote, useSite, useWords } from '@guildhall/ui'
import { Themed } from '@guildhall/ui/mantine'
import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Form, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Font, type Removed, showSettings } from '../../contract/index.ts'
import type { Branded } from './branding.action.ts'
import look from './preview.module.css'
import { Corrections, Preview } from './preview.tsx'

export { action } from './branding.action.ts'

export async function loader({ context }: LoaderFunctionArgs) {
  const { branding, css, sheet } = await ask(context, showSettings, {})
  return { branding: { ...branding, css }, sheet }
}

/** Colours, typeface, logos and extra styles, shown side by side as they are chosen. */
export default function BrandingScreen() {
  const { t, locale } = useWords()
  const { name } = useSite()
  const { branding, sheet } = useLoaderData<typeof loader>()
  const answer = useActionData<Branded>()
  const { primary, accent, font, logo, logoDark, css } = { ...branding, ...answer?.typed }
  const [chosen, setChosen] = useState({ primary, accent, font, logo, logoDark })
  const choose = (event: { currentTarget: { name: string; value: string } }) => {
    const { name: field, value } = event.currentTarget
    setChosen((before) => ({ ...before, [field]: value }))
  }
  const fonts = Font.options.map((value) => ({ value, label: t(`tenants.font-${value}`) }))
  const error = (field: string) => fieldError(answer?.problem, field)
  const text = { rows: 4, maxLength: 65_536, spellCheck: false, dir: 'ltr', size: 'md' } as const
  return (
    <Themed locale={locale}>
      <PageHead title={t('tenants.nav-branding')} site={name} robots="noindex" />
      <h1>{t('tenants.nav-branding')}</h1>
      <p className={formLook.hint}>{t('tenants.branding-hint')}</p>
      <SavedNote answer={answer?.saved ? { saved: true } : undefined} />
      <Preview look={chosen} sheet={answer?.sheet ?? sheet} />
      <Form method="post" className={formLook.panel} reloadDocument>
        <FormProblem problem={answer?.problem} />
        <div className={formLook.columns}>
          {(['primary', 'accent'] as const).map((field) => (
            <TextInput
              key={field}
              name={field}
              label={t(`tenants.${field}`)}
              value={chosen[field]}
              onChange={choose}
              error={error(field)}
              type="color"
              size="md"
            />
          ))}
          <NativeSelect name="font" label={t('tenants.font')} data={fonts} value={chosen.font} onChange={choose} size="md" />
        </div>
        <Corrections {...chosen} />
        {(['logo', 'logoDark'] as const).map((field) => (
          <Textarea
            key={field}
            {...text}
            name={field}
            label={t(`tenants.${field}`)}
            description={t(`tenants.${field}-hint`)}
            value={chosen[field]}
            onChange={choose}
            error={error(field)}
            required={field === 'logo'}
            withAsterisk={false}
          />
        ))}
        <Textarea
          {...text}
          name="css"
          label={t('tenants.css')}
          description={t('tenants.css-hint')}
          defaultValue={css}
          error={error('css')}
          rows={8}
          maxLength={20_000}
        />
        <RemovedList removed={answer?.removed ?? []} />
        <div className={formLook.row}>
          <Button type="submit" look="solid">
            {t('tenants.save')}
          </Button>
          <Button type="submit" name="step" value="check">
            {t('tenants.css-check')}
          </Button>
          <Button type="submit" name="step" value="reset" formNoValidate>
            {t('tenants.branding-reset')}
          </Button>
        </div>
      </Form>
    </Themed>
  )
}

function RemovedList({ removed }: { removed: readonly Removed[] }) {
  const { t } = useWords()
  return (
    <div role="status" className={removed.length > 0 ? look.removed : undefined}>
      {removed.length > 0 ? (
        <>
          {t('tenants.css-removed', { count: removed.length })}
          <ul>
            {removed.map(({ line, what, text }) => (
              <li key={`${line} ${text}`}>
                {t(`tenants.css-removed-${what}`, { line })} <code dir="ltr">{text}</code>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  )
}
