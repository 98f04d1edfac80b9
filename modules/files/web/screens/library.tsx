import { ask, refused, run, services } from '@guildhall/kernel/page'
import {
  Button,
  ButtonLink,
  EmptyState,
  FileField,
  FormProblem,
  PageHead,
  type ShownProblem,
  sizeText,
  useRooms,
  useSite,
  useWords,
} from '@guildhall/ui'
import IconFiles from '@tabler/icons-react/dist/esm/icons/IconFiles.mjs'
import { useState } from 'react'
import {
  type ActionFunctionArgs,
  data,
  Form,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
  useRevalidator,
} from 'react-router'
import { changeFiles, createCollection, listCollections, listFiles, showStorage, uploadFile } from '../../contract/index.ts'
import { Bulk } from '../parts/bulk.tsx'
import css from '../parts/library.module.css'
import { searchFor, type Wishes, wishesOf } from '../parts/library-form.ts'
import { sendingWith } from '../parts/sending.ts'
import { Tiles } from '../parts/tiles.tsx'

export async function loader({ context, request }: LoaderFunctionArgs) {
  if (context.get(services).actor?.kind !== 'member') throw data({ code: 'sign_in_required', sentence: '' }, { status: 401 })
  const wishes = wishesOf(request.url)
  const { view: _, ...asked } = wishes
  const [page, { items: collections }, storage] = await Promise.all([
    ask(context, listFiles, asked),
    ask(context, listCollections, {}),
    ask(context, showStorage, {}),
  ])
  return { wishes, page, collections, storage }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const ran = await done(context, form)
  return ran.ok ? { done: String(form.get('intent')) } : refused(ran.problem)
}

async function done(context: ActionFunctionArgs['context'], form: FormData) {
  const intent = String(form.get('intent'))
  if (intent === 'collection') return run(context, createCollection, { name: String(form.get('name') ?? '') })
  if (intent === 'upload') {
    const file = form.get('file')
    const bytes = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array()
    return run(context, uploadFile, { file: bytes, name: file instanceof File ? file.name : 'file', purpose: 'library' })
  }
  const collection = String(form.get('collection') ?? '') || null
  return run(context, changeFiles, {
    files: form.getAll('files').map(String),
    action: intent,
    ...(intent === 'move' ? { collection } : {}),
  })
}

/** One's own files, the community's, and the bin. */
export default function Library() {
  const { t } = useWords()
  const { name, viewer } = useSite()
  const { wishes, page } = useLoaderData<typeof loader>()
  const { revalidate } = useRevalidator()
  const again = () => void revalidate()
  // What is checked and drawn meanwhile shows without being asked for.
  useRooms(viewer ? [`member:${viewer.memberId}`] : [], ({ name: event }) => event.startsWith('files.') && again(), again)
  const problem = useActionData<{ problem?: ShownProblem }>()?.problem
  return (
    <div className={css.page}>
      <PageHead title={t('files.library')} site={name} robots="noindex" />
      <h1>{t('files.library')}</h1>
      <Spaces wishes={wishes} />
      {wishes.space === 'mine' ? <Adding /> : null}
      <Search wishes={wishes} />
      <FormProblem problem={problem} />
      {page.items.length === 0 ? <Nothing wishes={wishes} /> : <Found />}
      {page.nextCursor ? <ButtonLink to={searchFor(wishes, { cursor: page.nextCursor })}>{t('list.more')}</ButtonLink> : null}
      {wishes.space === 'mine' ? <Room /> : null}
    </div>
  )
}

function Spaces({ wishes }: { wishes: Wishes }) {
  const { t } = useWords()
  return (
    <nav aria-label={t('files.library')} className={css.spaces}>
      {(['mine', 'community', 'bin'] as const).map((space) => (
        <ButtonLink
          key={space}
          to={searchFor(wishes, { space, collection: undefined })}
          look={space === wishes.space ? 'solid' : 'plain'}
          aria-current={space === wishes.space ? 'page' : undefined}
          size="small"
        >
          {t(`files.space-${space}`)}
        </ButtonLink>
      ))}
    </nav>
  )
}

/** Files are sent as soon as they are chosen; without scripts, one at a time by a form. */
function Adding() {
  const { t } = useWords()
  const { csrfToken } = useSite()
  const { revalidate } = useRevalidator()
  const [round, setRound] = useState(0)
  const onChange = (ids: readonly string[], isBusy: boolean, hasFaults: boolean) => {
    if (ids.length === 0 || isBusy) return
    void revalidate()
    if (!hasFaults) setRound(round + 1)
  }
  return (
    <section className={css.adding} aria-label={t('files.add')}>
      <FileField key={round} name="added" most={50} send={sendingWith(csrfToken, { purpose: 'library' })} onChange={onChange}>
        <p>{t('files.drop')}</p>
      </FileField>
      <noscript>
        <form method="post" encType="multipart/form-data">
          <input type="file" name="file" aria-label={t('files.add')} />
          <Button type="submit" name="intent" value="upload">
            {t('files.add')}
          </Button>
        </form>
      </noscript>
    </section>
  )
}

function Search({ wishes }: { wishes: Wishes }) {
  const { t } = useWords()
  const { collections } = useLoaderData<typeof loader>()
  return (
    <Form role="search" className={css.search} key={JSON.stringify(wishes)}>
      {wishes.space === 'mine' ? null : <input type="hidden" name="space" value={wishes.space} />}
      <input
        type="search"
        name="q"
        defaultValue={wishes.q}
        aria-label={t('files.search')}
        placeholder={t('files.search')}
        maxLength={200}
      />
      <select name="kind" defaultValue={wishes.kind ?? ''} aria-label={t('files.kind')}>
        <option value="">{t('files.any-kind')}</option>
        {(['image', 'video', 'audio', 'document', 'text', 'archive'] as const).map((kind) => (
          <option key={kind} value={kind}>
            {t(`files.kind-${kind}`)}
          </option>
        ))}
      </select>
      {wishes.space === 'mine' && collections.length > 0 ? (
        <select name="collection" defaultValue={wishes.collection ?? ''} aria-label={t('files.collection')}>
          <option value="">{t('files.any-collection')}</option>
          {collections.map(({ id, name, files }) => (
            <option key={id} value={id}>{`${name} (${files})`}</option>
          ))}
        </select>
      ) : null}
      <select name="view" defaultValue={wishes.view} aria-label={t('files.view')}>
        <option value="grid">{t('files.view-grid')}</option>
        <option value="list">{t('files.view-list')}</option>
      </select>
      <Button type="submit">{t('files.show')}</Button>
    </Form>
  )
}

function Found() {
  const { wishes, page, collections } = useLoaderData<typeof loader>()
  const tiles = <Tiles files={page.items} view={wishes.view} isSelectable={wishes.space !== 'community'} />
  return wishes.space === 'community' ? (
    tiles
  ) : (
    <Bulk space={wishes.space} collections={collections} files={page.items}>
      {tiles}
    </Bulk>
  )
}

function Nothing({ wishes }: { wishes: Wishes }) {
  const { t } = useWords()
  const isSearch = Boolean(wishes.q || wishes.kind || wishes.collection)
  return (
    <EmptyState
      icon={<IconFiles size={22} />}
      title={t(isSearch ? 'files.nothing-found' : `files.empty-${wishes.space}`)}
      text={t(isSearch ? 'files.nothing-found-text' : `files.empty-${wishes.space}-text`)}
    >
      {isSearch ? (
        <ButtonLink to={searchFor(wishes, { q: undefined, kind: undefined, collection: undefined })}>
          {t('files.show-all')}
        </ButtonLink>
      ) : null}
    </EmptyState>
  )
}

function Room() {
  const { t, locale } = useWords()
  const { storage } = useLoaderData<typeof loader>()
  const said = {
    own: sizeText(storage.ownBytes, locale),
    used: sizeText(storage.usedBytes, locale),
    quota: sizeText(storage.quotaBytes, locale),
  }
  return (
    <section className={css.room}>
      <meter
        min={0}
        max={storage.quotaBytes}
        high={storage.quotaBytes * 0.9}
        value={storage.usedBytes}
        aria-label={t('files.room', said)}
      />
      <p>{t('files.room', said)}</p>
      <Form method="post" className={css.row}>
        <input
          name="name"
          maxLength={120}
          required
          aria-label={t('files.new-collection')}
          placeholder={t('files.new-collection')}
        />
        <Button type="submit" name="intent" value="collection" size="small">
          {t('files.create')}
        </Button>
      </Form>
    </section>
  )
}
