import { ask, refused, run } from '@guildhall/kernel/page'
import {
  AdminList,
  Button,
  type Column,
  FormProblem,
  PageHead,
  type Saved,
  SavedNote,
  sizeText,
  Time,
  useSite,
  useWords,
} from '@guildhall/ui'
import IconFiles from '@tabler/icons-react/dist/esm/icons/IconFiles.mjs'
import { type ActionFunctionArgs, Form, Link, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { changeFiles, type FileDetails, listFiles, scanAgain, setLimits, showStorage } from '../../contract/index.ts'
import css from '../parts/library.module.css'

const MiB = 1024 * 1024
const spaces = ['quarantine', 'unused', 'all'] as const

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const space = spaces.find((each) => each === searchParams.get('space')) ?? 'all'
  const q = searchParams.get('q')?.trim().slice(0, 200) || undefined
  const cursor = searchParams.get('cursor') ?? undefined
  const [page, storage] = await Promise.all([ask(context, listFiles, { space, q, cursor }), ask(context, showStorage, {})])
  return { space, q, page, storage, isFirst: !cursor }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const intent = String(form.get('intent'))
  const ran = await done(context, form, intent)
  return ran.ok ? { saved: intent } : refused(ran.problem)
}

async function done(context: ActionFunctionArgs['context'], form: FormData, intent: string) {
  const bytes = (name: string) => Math.round(Number(form.get(name)) * MiB)
  if (intent === 'scan') return run(context, scanAgain, { file: String(form.get('file')) })
  if (intent === 'remove') return run(context, changeFiles, { files: [String(form.get('file'))], action: 'remove' })
  if (intent === 'call-back') return run(context, setLimits, { callLinksBack: true })
  return run(context, setLimits, {
    maxBytes: bytes('maxBytes'),
    maxMediaBytes: bytes('maxMediaBytes'),
    quotaBytes: bytes('quotaBytes'),
  })
}

/** How much room files have, what stands in quarantine, and what nothing refers to. */
export default function StoragePage() {
  const { t } = useWords()
  const { name } = useSite()
  const { space, q, page, isFirst } = useLoaderData<typeof loader>()
  const answer = useActionData<Saved>()
  return (
    <div className={css.page}>
      <PageHead title={t('files.storage')} site={name} robots="noindex" />
      <h1>{t('files.storage')}</h1>
      <SavedNote answer={answer} />
      <FormProblem problem={answer?.problem} />
      <Limits />
      <AdminList
        caption={t('files.storage')}
        columns={useColumns()}
        rows={page.items}
        keyOf={({ id }) => id}
        nameOf={(row) => row.name}
        search={{ value: q ?? '', label: t('files.search') }}
        filters={[
          {
            name: 'space',
            label: t('files.view'),
            value: space === 'all' ? '' : space,
            options: spaces.map((each) => ({ value: each === 'all' ? '' : each, label: t(`files.space-${each}`) })),
          },
        ]}
        nextCursor={page.nextCursor}
        isFirst={isFirst}
        empty={{ icon: <IconFiles size={22} />, title: t('files.nothing-found'), text: t('files.nothing-found-text') }}
      />
    </div>
  )
}

function Limits() {
  const { t, locale } = useWords()
  const { storage } = useLoaderData<typeof loader>()
  const figures = { used: sizeText(storage.usedBytes, locale), quota: sizeText(storage.quotaBytes, locale), own: '' }
  return (
    <section className={css.edit}>
      <meter
        min={0}
        max={storage.quotaBytes}
        high={storage.quotaBytes * 0.9}
        value={storage.usedBytes}
        aria-label={t('files.room-all', figures)}
      />
      <p>
        {t('files.room-all', figures)} {t(`files.scanner-${storage.scanner}`)}
      </p>
      <Form method="post" className={css.row} key={JSON.stringify(storage)}>
        {(['maxBytes', 'maxMediaBytes', 'quotaBytes'] as const).map((limit) => (
          <label key={limit}>
            {t(`files.${limit}`)}
            <input name={limit} type="number" min={1} step="any" required defaultValue={storage[limit] / MiB} />
          </label>
        ))}
        <Button type="submit" look="solid" name="intent" value="limits">
          {t('shell.save')}
        </Button>
      </Form>
      <Form method="post" className={css.row}>
        <Button type="submit" name="intent" value="call-back" size="small">
          {t('files.call-links-back')}
        </Button>
      </Form>
    </section>
  )
}

function useColumns(): Column<FileDetails>[] {
  const { t, locale } = useWords()
  return [
    { key: 'name', label: t('files.name'), render: ({ id, name }) => <Link to={`/library/${id}`}>{name}</Link> },
    {
      key: 'state',
      label: t('files.state'),
      render: (row) => t(row.stateNote ? `files.note-${row.stateNote}` : 'files.checking'),
    },
    { key: 'size', label: t('files.size'), end: true, render: ({ size }) => sizeText(size, locale) },
    { key: 'at', label: t('files.at'), end: true, render: ({ createdAt }) => <Time at={createdAt} /> },
    { key: 'do', label: t('files.actions'), render: (row) => <Actions file={row} /> },
  ]
}

function Actions({ file }: { file: FileDetails }) {
  const { t } = useWords()
  return (
    <Form method="post" className={css.row}>
      <input type="hidden" name="file" value={file.id} />
      <Button type="submit" name="intent" value="scan" size="small" look="plain">
        {t('files.scan-again')}
      </Button>
      {file.removedAt === null ? (
        <Button type="submit" name="intent" value="remove" size="small" look="plain">
          {t('files.remove')}
        </Button>
      ) : null}
    </Form>
  )
}
