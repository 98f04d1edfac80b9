import { ask } from '@guildhall/kernel/page'
import { Avatar, Button, ButtonLink, EmptyState, PageHead, Time, useSite, useWords } from '@guildhall/ui'
import IconSearch from '@tabler/icons-react/dist/esm/icons/IconSearch.mjs'
import { Form, Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import type { z } from 'zod'
import { Having, type MessageHit, searchMessages } from '../../contract/index.ts'
import { ConversationList } from '../parts/conversation-list.tsx'
import { cardName, nameOf } from '../parts/naming.ts'
import { Panes } from '../parts/panes.tsx'
import { useConversations } from '../parts/use-conversations.ts'
import { loadList } from './list.loader.ts'
import css from './screens.module.css'

export async function loader(args: LoaderFunctionArgs) {
  const asked = new URL(args.request.url).searchParams
  const words = (asked.get('words') ?? '').trim().slice(0, 200)
  const has = asked.getAll('has').filter((each) => Having.safeParse(each).success) as z.infer<typeof Having>[]
  const day = (name: string) => (/^\d{4}-\d\d-\d\d$/.test(asked.get(name) ?? '') ? `${asked.get(name)}T00:00:00Z` : undefined)
  const conversation = asked.get('conversation') || undefined
  const filters = {
    conversation,
    from: asked.get('from') || undefined,
    before: day('before'),
    after: day('after'),
    cursor: asked.get('cursor') || undefined,
  }
  const isAsked = words.length >= 2 || has.length > 0 || filters.from !== undefined
  const found = isAsked
    ? await ask(args.context, searchMessages, {
        ...filters,
        ...(words.length >= 2 ? { q: words } : {}),
        ...(has.length > 0 ? { has } : {}),
      })
    : null
  return { ...(await loadList(args)), words, has, conversation, found, query: asked.toString() }
}

/** Finds messages by their words, among one’s own conversations. */
export default function Search() {
  const { t } = useWords()
  const { name } = useSite()
  const loaded = useLoaderData<typeof loader>()
  const { list } = useConversations(loaded)
  const { words, has, conversation, found } = loaded
  const asked = new URLSearchParams(loaded.query)
  return (
    <>
      <PageHead title={t('messaging.search')} site={name} robots="noindex" />
      <Panes shown="thread" list={<ConversationList {...loaded} list={list} />}>
        <div className={css.page}>
          <Link to={conversation ? `/chat/${conversation}` : '/chat'} className={css.back}>
            {t('messaging.back')}
          </Link>
          <h1>{t('messaging.search')}</h1>
          <Form role="search" className={css.form} key={loaded.query}>
            <div className={css.find}>
              <input
                type="search"
                name="words"
                defaultValue={words}
                maxLength={200}
                aria-label={t('messaging.search-words')}
                placeholder={t('messaging.search-words')}
              />
              <Button type="submit" look="solid">
                {t('search.submit')}
              </Button>
            </div>
            <div className={css.filters}>
              <select name="conversation" defaultValue={conversation ?? ''} aria-label={t('messaging.search-in')}>
                <option value="">{t('messaging.search-everywhere')}</option>
                <Places list={list} />
              </select>
              {(['link', 'poll', 'pin'] as const).map((each) => (
                <label key={each} className={css.check}>
                  <input type="checkbox" name="has" value={each} defaultChecked={has.includes(each)} />
                  {t(`messaging.has-${each}`)}
                </label>
              ))}
              <label className={css.check}>
                {t('messaging.after')}
                <input type="date" name="after" defaultValue={asked.get('after') ?? ''} />
              </label>
              <label className={css.check}>
                {t('messaging.before')}
                <input type="date" name="before" defaultValue={asked.get('before') ?? ''} />
              </label>
            </div>
          </Form>
          {found ? <Found hits={found.items} /> : null}
          {found?.nextCursor ? (
            <p className={css.more}>
              <ButtonLink
                to={{
                  search: new URLSearchParams([
                    ...[...asked].filter(([key]) => key !== 'cursor'),
                    ['cursor', found.nextCursor],
                  ]).toString(),
                }}
              >
                {t('messaging.more')}
              </ButtonLink>
            </p>
          ) : null}
        </div>
      </Panes>
    </>
  )
}

function Places({ list }: Pick<ReturnType<typeof useConversations>, 'list'>) {
  const words = useWords()
  return list.items.map((row) => (
    <option key={row.id} value={row.id}>
      {nameOf(row, words)}
    </option>
  ))
}

function Found({ hits }: { hits: readonly z.infer<typeof MessageHit>[] }) {
  const words = useWords()
  if (hits.length === 0)
    return (
      <EmptyState
        icon={<IconSearch size={22} />}
        title={words.t('messaging.none-found')}
        text={words.t('messaging.search-none')}
      />
    )
  return (
    <ol className={css.hits}>
      {hits.map(({ message, snippet, conversationName }) => (
        <li key={message.id}>
          <Link to={`/chat/${message.conversationId}?at=${message.seq}`} className={css.hit}>
            <Avatar name={message.author.displayName} hue={message.author.hue} picture={message.author.avatarUrl} />
            <span>
              <span className={css.hitHead}>
                <strong>{cardName(message.author, words)}</strong>
                {conversationName ? <span>{conversationName}</span> : null}
                <Time at={message.createdAt} />
              </span>
              <span className={css.snippet}>
                {snippet.map(({ text, match }, at) => {
                  // biome-ignore lint/suspicious/noArrayIndexKey: segments never move
                  return match ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>
                })}
              </span>
            </span>
          </Link>
        </li>
      ))}
    </ol>
  )
}
