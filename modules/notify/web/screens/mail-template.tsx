import { ask } from '@guildhall/kernel/page'
import { Button, FormProblem, PageHead, PlainLink, type ShownProblem, Time, useSite, useWords } from '@guildhall/ui'
import { useEffect, useRef, useState } from 'react'
import { type ActionFunctionArgs, Form, type LoaderFunctionArgs, useActionData, useFetcher, useLoaderData } from 'react-router'
import { type OpenTemplate, showTemplate, type TemplatePreview } from '../../contract/index.ts'
import { TemplatePreviewPane } from '../parts/template-preview.tsx'
import { type Answered, answer } from './mail-template.action.ts'
import css from './templates.module.css'

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const version = searchParams.get('version')
  const locale = searchParams.get('locale') ?? ''
  return ask(context, showTemplate, { kind: params.kind ?? '', locale, ...(version ? { version } : {}) })
}

export const action = (given: ActionFunctionArgs) => answer(given)

/** Writing a template, with what becomes of it beside it. */
export default function MailTemplateScreen() {
  const { t } = useWords()
  const { name } = useSite()
  const template = useLoaderData<typeof loader>()
  const said = useActionData<Answered & { problem?: ShownProblem }>()
  return (
    <>
      <PageHead title={template.label} site={name} robots="noindex" />
      <p className={css.lead}>
        <PlainLink href="/admin/mail-templates">{t('notify.templates-back')}</PlainLink>
      </p>
      <h1>{template.label}</h1>
      <Languages template={template} />
      <FormProblem problem={said?.problem} />
      {said?.sentTo ? <p role="status">{t('notify.template-sent', { address: said.sentTo })}</p> : null}
      <Editor
        key={`${template.locale} ${template.versions[0]?.version} ${template.source.length}`}
        template={template}
        answered={said?.preview}
      />
      <Names template={template} />
      <Versions template={template} />
    </>
  )
}

function Languages({ template: { kind, locale } }: { template: OpenTemplate }) {
  const { t } = useWords()
  return (
    <nav className={css.languages} aria-label={t('notify.template-language')}>
      {['', 'en', 'da', 'es', 'ar'].map((each) => (
        <PlainLink
          key={each}
          href={`/admin/mail-templates/${kind}?locale=${each}`}
          aria-current={each === locale ? 'page' : undefined}
        >
          {each || t('notify.template-every-language')}
        </PlainLink>
      ))}
    </nav>
  )
}

const PAUSE_MS = 400

function Editor({ template, answered }: { template: OpenTemplate; answered: TemplatePreview | undefined }) {
  const { t } = useWords()
  const form = useRef<HTMLFormElement>(null)
  const tried = useFetcher<Answered>()
  const [typed, setTyped] = useState(0)
  const { submit } = tried
  useEffect(() => {
    if (typed === 0) return
    const timer = setTimeout(() => {
      if (!form.current) return
      const fields = new FormData(form.current)
      fields.set('intent', 'preview')
      void submit(fields, { method: 'post' })
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [typed, submit])
  return (
    <Form method="post" ref={form} className={css.editor} onInput={() => setTyped((times) => times + 1)} preventScrollReset>
      <input type="hidden" name="locale" value={template.locale} />
      <div className={css.writing}>
        <label className={css.label}>
          {t('notify.template-subject')}
          <input name="subject" defaultValue={template.subject} maxLength={300} placeholder="{{ subject }}" dir="ltr" />
        </label>
        <label className={css.label}>
          {t('notify.template-source')}
          <textarea name="source" defaultValue={template.source} rows={26} spellCheck={false} dir="ltr" className={css.source} />
        </label>
        <div className={css.buttons}>
          <Button type="submit" look="solid">
            {t('shell.save')}
          </Button>
          <Button type="submit" name="intent" value="preview">
            {t('notify.preview')}
          </Button>
          <Button type="submit" name="intent" value="test">
            {t('notify.template-test')}
          </Button>
          {template.isOwn ? (
            <Button type="submit" name="intent" value="reset">
              {t('notify.template-reset')}
            </Button>
          ) : null}
        </div>
      </div>
      <TemplatePreviewPane preview={tried.data?.preview ?? answered ?? template.preview} />
    </Form>
  )
}

function Names({ template: { variables, parts } }: { template: OpenTemplate }) {
  const { t } = useWords()
  return (
    <details className={css.more}>
      <summary>{t('notify.template-names')}</summary>
      <dl className={css.names}>
        {variables.map(({ name, example }) => (
          <div key={name}>
            <dt dir="ltr">{`{{ ${name} }}`}</dt>
            <dd>{example}</dd>
          </div>
        ))}
      </dl>
      <p dir="ltr">{parts.map((part) => `{% include "${part}" %}`).join('  ')}</p>
    </details>
  )
}

function Versions({ template: { kind, locale, versions } }: { template: OpenTemplate }) {
  const { t } = useWords()
  if (versions.length === 0) return null
  return (
    <details className={css.more}>
      <summary>{t('notify.template-versions')}</summary>
      <ol className={css.versions}>
        {versions.map(({ version, createdAt, isReset }) => (
          <li key={version}>
            <PlainLink href={`/admin/mail-templates/${kind}?locale=${locale}&version=${version}`}>{version}</PlainLink>{' '}
            <Time at={createdAt} /> {isReset ? t('notify.template-was-reset') : null}
          </li>
        ))}
      </ol>
    </details>
  )
}
