import { ask, refused, run } from '@guildhall/kernel/page'
import {
  Attachments,
  Button,
  ButtonLink,
  FormProblem,
  PageHead,
  type Saved,
  SavedNote,
  type ShownProblem,
  sizeText,
  Tag,
  Time,
  useSite,
  useWords,
} from '@guildhall/ui'
import { type ActionFunctionArgs, Form, Link, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { editFile, type FileDetails, listFiles, removeFile, restoreFile, showFile, useVersion } from '../../contract/index.ts'
import css from '../parts/library.module.css'
import { State } from '../parts/state.tsx'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const file = await ask(context, showFile, { file: String(params.file) })
  const versions = file.may.edit ? (await ask(context, listFiles, { versionsOf: file.id, limit: 100 })).items : []
  return { file, versions }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const file = String(params.file)
  const ran = await done(context, form, file)
  return ran.ok ? { saved: String(form.get('intent')) } : refused(ran.problem)
}

async function done(context: ActionFunctionArgs['context'], form: FormData, file: string) {
  const text = (name: string) => String(form.get(name) ?? '')
  if (text('intent') === 'remove') return run(context, removeFile, { key: file })
  if (text('intent') === 'restore') return run(context, restoreFile, { file })
  if (text('intent') === 'use') return run(context, useVersion, { file: text('version') })
  return run(context, editFile, { file, name: text('name'), description: text('description'), visibility: text('visibility') })
}

/** One file: to look at, play or save, and for its owner to describe, share and take back. */
export default function FilePage() {
  const { t } = useWords()
  const { name } = useSite()
  const { file, versions } = useLoaderData<typeof loader>()
  const answer = useActionData<Saved>()
  return (
    <div className={css.page}>
      <PageHead title={file.name} site={name} robots="noindex" />
      <p>
        <Link to="/library">{t('files.library')}</Link>
      </p>
      <h1>
        <bdi>{file.name}</bdi>
      </h1>
      <Attachments files={[file]} />
      <Facts file={file} />
      <SavedNote answer={answer} />
      <FormProblem problem={answer?.problem} />
      {file.may.edit ? <Edit file={file} problem={answer?.problem} /> : null}
      {file.may.remove ? <Remove file={file} /> : null}
      {versions.length > 1 ? <Versions versions={versions} shown={file.id} /> : null}
    </div>
  )
}

function Facts({ file }: { file: FileDetails }) {
  const { t, locale } = useWords()
  const uses = Object.values(file.uses).reduce((sum, count) => sum + count, 0)
  return (
    <p className={css.facts}>
      <State file={file} />
      <Tag>{t(`files.visibility-${file.visibility}`)}</Tag>
      <span>{sizeText(file.size, locale)}</span>
      {file.width && file.height ? <span dir="ltr">{`${file.width} × ${file.height}`}</span> : null}
      <Time at={file.createdAt} />
      {file.stateNote && file.state === 'clean' ? <span>{t(`files.note-${file.stateNote}`)}</span> : null}
      {file.previewNote ? <span>{t(`files.preview-${file.previewNote}`)}</span> : null}
      {file.may.remove ? <span>{t('files.used', { count: uses })}</span> : null}
      {file.urls ? (
        <ButtonLink to={file.urls.download} reloadDocument size="small">
          {t('files.download')}
        </ButtonLink>
      ) : null}
    </p>
  )
}

function Edit({ file }: { file: FileDetails; problem: ShownProblem | undefined }) {
  const { t } = useWords()
  return (
    <Form method="post" className={css.edit} key={file.id}>
      <label>
        {t('files.name')}
        <input name="name" defaultValue={file.name} maxLength={255} required />
      </label>
      <label>
        {t('files.description')}
        <textarea name="description" defaultValue={file.description} rows={3} maxLength={1000} />
      </label>
      <label>
        {t('files.visibility')}
        <select name="visibility" defaultValue={file.visibility}>
          {(['private', 'members', 'public'] as const).map((visibility) => (
            <option key={visibility} value={visibility}>
              {t(`files.visibility-${visibility}`)}
            </option>
          ))}
        </select>
      </label>
      <Button type="submit" look="solid" name="intent" value="edit">
        {t('shell.save')}
      </Button>
    </Form>
  )
}

function Remove({ file }: { file: FileDetails }) {
  const { t } = useWords()
  const intent = file.removedAt === null ? 'remove' : 'restore'
  return (
    <Form method="post">
      <Button type="submit" name="intent" value={intent}>
        {t(`files.${intent}`)}
      </Button>
    </Form>
  )
}

function Versions({ versions, shown }: { versions: readonly FileDetails[]; shown: string }) {
  const { t, locale } = useWords()
  return (
    <section aria-labelledby="versions" className={css.edit}>
      <h2 id="versions">{t('files.versions')}</h2>
      <ol reversed className={css.versions}>
        {versions.map(({ id, size, version, createdAt }) => (
          <li key={id} value={version}>
            <Link to={`/library/${id}`} aria-current={id === shown ? 'page' : undefined}>
              <Time at={createdAt} /> · {sizeText(size, locale)}
            </Link>
            <Form method="post">
              <input type="hidden" name="version" value={id} />
              <Button type="submit" name="intent" value="use" size="small" look="plain">
                {t('files.use-version')}
              </Button>
            </Form>
          </li>
        ))}
      </ol>
    </section>
  )
}
