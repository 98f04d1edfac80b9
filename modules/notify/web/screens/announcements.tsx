import { ask, refused, run } from '@guildhall/kernel/page'
import { Button, FormProblem, fieldError, PageHead, type ShownProblem, Tag, Time, useSite, useWords } from '@guildhall/ui'
import { type ActionFunctionArgs, Form, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import * as contract from '../../contract/index.ts'
import { MailFrame } from '../parts/mail-frame.tsx'
import mails from './mails.module.css'
import css from './templates.module.css'

export async function loader({ context }: LoaderFunctionArgs) {
  const [{ items }, welcome] = await Promise.all([
    ask(context, contract.listAnnouncements, {}),
    ask(context, contract.showWelcome, {}),
  ])
  return { items, welcome }
}

const here = '/admin/announcements'

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '')
  if (text('intent') === 'welcome') {
    const ran = await run(context, contract.setWelcome, { text: text('text') })
    return ran.ok ? redirect(here) : refused(ran.problem)
  }
  const role = text('role')
  const draft = { kind: text('kind'), title: text('title'), text: text('text'), ...(role ? { role } : {}) }
  if (text('intent') === 'send') {
    const ran = await run(context, contract.announce, draft)
    return ran.ok ? redirect(here) : { ...refused(ran.problem), draft }
  }
  const ran = await run(context, contract.previewAnnouncement, draft)
  return ran.ok ? { preview: ran.output, draft } : { ...refused(ran.problem), draft }
}

type Draft = { kind: string; title: string; text: string; role?: string }
type Answer = { problem?: ShownProblem; preview?: contract.AnnouncementPreview; draft?: Draft }

/** Writing to everybody: first how it looks and how many it reaches, then sending it. And what newcomers are welcomed with. */
export default function Announcements() {
  const { t } = useWords()
  const { name } = useSite()
  const { items, welcome } = useLoaderData<typeof loader>()
  const answer = useActionData<Answer>()
  return (
    <>
      <PageHead title={t('notify.announcements')} site={name} robots="noindex" />
      <h1>{t('notify.announcements')}</h1>
      <p className={css.lead}>{t('notify.announcements-lead')}</p>
      <FormProblem problem={answer?.problem} />
      <Form method="post" className={css.editor} preventScrollReset>
        <Writing draft={answer?.draft} roles={welcome.roles} answer={answer} />
        {answer?.preview ? <Preview preview={answer.preview} /> : null}
      </Form>
      <Earlier items={items} />
      <h2>{t('notify.welcome')}</h2>
      <p className={css.lead}>{t('notify.welcome-lead')}</p>
      <Form method="post" className={css.writing}>
        <label className={css.label}>
          {t('notify.welcome-text')}
          <textarea name="text" rows={6} maxLength={5000} defaultValue={welcome.text} />
        </label>
        <div className={css.buttons}>
          <Button type="submit" name="intent" value="welcome">
            {t('shell.save')}
          </Button>
        </div>
      </Form>
    </>
  )
}

type WritingProps = { draft: Draft | undefined; roles: readonly { key: string; name: string }[]; answer: Answer | undefined }

function Writing({ draft, roles, answer }: WritingProps) {
  const { t } = useWords()
  return (
    <div className={css.writing}>
      <label className={css.label}>
        {t('notify.announcement-kind')}
        <select name="kind" defaultValue={draft?.kind}>
          {contract.AnnouncementKind.options.map((kind) => (
            <option key={kind} value={kind}>
              {t(`notify.announcement-${kind}`)}
            </option>
          ))}
        </select>
      </label>
      <label className={css.label}>
        {t('notify.announcement-to')}
        <select name="role" defaultValue={draft?.role ?? ''}>
          <option value="">{t('notify.announcement-everybody')}</option>
          {roles.map(({ key, name }) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label className={css.label}>
        {t('notify.announcement-title')}
        <input name="title" maxLength={150} required defaultValue={draft?.title} />
        <FieldFault problem={answer?.problem} field="title" />
      </label>
      <label className={css.label}>
        {t('notify.announcement-text')}
        <textarea name="text" rows={8} maxLength={5000} required defaultValue={draft?.text} />
        <FieldFault problem={answer?.problem} field="text" />
      </label>
      <div className={css.buttons}>
        <Button type="submit" name="intent" value="preview">
          {t('notify.preview')}
        </Button>
        {answer?.preview ? (
          <Button type="submit" look="solid" name="intent" value="send">
            {t('notify.announcement-send', { count: answer.preview.recipients })}
          </Button>
        ) : null}
      </div>
    </div>
  )
}

function FieldFault({ problem, field }: { problem: ShownProblem | undefined; field: string }) {
  const fault = fieldError(problem, field)
  return fault ? <span role="alert">{fault}</span> : null
}

function Preview({ preview: { subject, html, recipients } }: { preview: contract.AnnouncementPreview }) {
  const { t } = useWords()
  return (
    <section className={css.pane} aria-label={t('notify.preview')}>
      <p role="status">{t('notify.announcement-reaches', { count: recipients })}</p>
      <p className={css.subject}>{subject}</p>
      <MailFrame html={html} className={css.frame} />
    </section>
  )
}

function Earlier({ items }: { items: readonly contract.Announcement[] }) {
  const { t } = useWords()
  if (items.length === 0) return null
  return (
    <>
      <h2>{t('notify.announcements-earlier')}</h2>
      <ol className={mails.events}>
        {items.map(({ id, title, kind, written, createdAt, finishedAt }) => (
          <li key={id}>
            <strong>{title}</strong> <Tag tone="neutral">{t(`notify.announcement-${kind}`)}</Tag> <Time at={createdAt} />{' '}
            {t(finishedAt ? 'notify.announcement-done' : 'notify.announcement-under-way', { count: written })}
          </li>
        ))}
      </ol>
    </>
  )
}
