import { ask } from '@guildhall/kernel/page'
import { listMembers } from '@guildhall/people/contract'
import { Avatar, Button, FormProblem, PageHead, type ShownProblem, useSite, useWords } from '@guildhall/ui'
import { Form, Link, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { listParticipants, listPins, showConversation } from '../../contract/index.ts'
import { ConversationAvatar } from '../parts/conversation-avatar.tsx'
import { ConversationList } from '../parts/conversation-list.tsx'
import { cardName, nameOf } from '../parts/naming.ts'
import { Panes } from '../parts/panes.tsx'
import { useConversations } from '../parts/use-conversations.ts'
import { loadList } from './list.loader.ts'
import css from './screens.module.css'

export { action } from './conversation.action.ts'

export async function loader(args: LoaderFunctionArgs) {
  const conversation = args.params.conversation ?? ''
  const { conversation: open } = await ask(args.context, showConversation, { conversation })
  const { messages: pins } = await ask(args.context, listPins, { conversation })
  const { items: participants } = await ask(args.context, listParticipants, { conversation, limit: 100 })
  const who = (new URL(args.request.url).searchParams.get('who') ?? '').trim().slice(0, 100)
  const found = open.may.invite && who !== '' ? (await ask(args.context, listMembers, { q: who, limit: 10 })).items : []
  const isIn = new Set(participants.map(({ member }) => member.memberId))
  const addable = found.filter(({ memberId }) => !isIn.has(memberId))
  return { ...(await loadList(args)), open, pins, participants, who, addable }
}
type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

/** Who is in a conversation, what is pinned, and how one keeps it. */
export default function About() {
  const words = useWords()
  const { t } = words
  const { name } = useSite()
  const loaded = useLoaderData<typeof loader>()
  const { list } = useConversations(loaded)
  const problem = useActionData<{ problem?: ShownProblem }>()?.problem
  const { open } = loaded
  const title = nameOf(open, words)
  return (
    <>
      <PageHead title={title} site={name} robots="noindex" />
      <Panes shown="thread" list={<ConversationList {...loaded} list={list} openId={open.id} />}>
        <div className={css.page}>
          <Link to={`/chat/${open.id}`} className={css.backAlways}>
            {t('messaging.back-to', { name: title })}
          </Link>
          <header className={css.aboutHead}>
            <ConversationAvatar row={open} />
            <div>
              <h1>{title}</h1>
              {open.description ? <p>{open.description}</p> : null}
              {open.other && !open.other.left ? <Link to={`/u/${open.other.memberId}`}>{t('messaging.profile')}</Link> : null}
            </div>
          </header>
          <FormProblem problem={problem} />
          <Keeping open={open} />
          {open.may.manage ? <Rename open={open} /> : null}
          <Pins pins={loaded.pins} />
          {open.kind === 'direct' ? null : <People {...loaded} />}
          {open.may.invite ? <AddPeople who={loaded.who} addable={loaded.addable} /> : null}
          {open.may.leave ? <Act intent="leave" label={t('messaging.leave')} /> : null}
          {open.other && !open.other.left ? (
            <Act intent="block" fields={{ member: open.other.memberId }} label={t('messaging.block')} />
          ) : null}
        </div>
      </Panes>
    </>
  )
}

function Keeping({ open }: Pick<Loaded, 'open'>) {
  const { t } = useWords()
  return (
    <Form method="post" className={css.keeping} action={`/chat/${open.id}`}>
      <input type="hidden" name="intent" value="tune" />
      <label>
        {t('messaging.notify')}
        <select name="notify" defaultValue={open.notify}>
          {(['all', 'mentions', 'none'] as const).map((level) => (
            <option key={level} value={level}>
              {t(`messaging.notify-${level}`)}
            </option>
          ))}
        </select>
      </label>
      <Button type="submit" size="small">
        {t('shell.save')}
      </Button>
    </Form>
  )
}

function Rename({ open }: Pick<Loaded, 'open'>) {
  const { t } = useWords()
  return (
    <Form method="post" className={css.form}>
      <input type="hidden" name="intent" value="rename" />
      <input
        type="text"
        name="name"
        required
        maxLength={80}
        defaultValue={open.name}
        aria-label={t('messaging.group-name')}
        placeholder={t('messaging.group-name')}
        className={css.text}
      />
      <textarea
        name="description"
        rows={2}
        maxLength={400}
        defaultValue={open.description}
        aria-label={t('messaging.description')}
        placeholder={t('messaging.description')}
        className={css.text}
      />
      <Button type="submit" size="small" className={css.submit}>
        {t('shell.save')}
      </Button>
    </Form>
  )
}

function Pins({ pins }: Pick<Loaded, 'pins'>) {
  const words = useWords()
  if (pins.length === 0) return null
  return (
    <section aria-labelledby="pins">
      <h2 id="pins">{words.t('messaging.pins')}</h2>
      <ul className={css.pins}>
        {pins.map((message) => (
          <li key={message.id}>
            <Link to={`/chat/${message.conversationId}?at=${message.seq}`}>
              <strong>{cardName(message.author, words)}</strong>{' '}
              {message.poll ? message.poll.question : message.body.slice(0, 140)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Whoever may bring others in finds them here, one after the other. */
function AddPeople({ who, addable }: Pick<Loaded, 'who' | 'addable'>) {
  const words = useWords()
  const { t } = words
  return (
    <section aria-label={t('messaging.add')}>
      <Form role="search" className={css.find}>
        <input
          type="search"
          name="who"
          defaultValue={who}
          maxLength={100}
          aria-label={t('messaging.add')}
          placeholder={t('messaging.add')}
        />
        <Button type="submit">{t('search.submit')}</Button>
      </Form>
      {who !== '' && addable.length === 0 ? <p className={css.hint}>{t('messaging.nobody-found')}</p> : null}
      <ul className={css.participants}>
        {addable.map((card) => (
          <li key={card.memberId}>
            <Avatar name={card.displayName} hue={card.hue} picture={card.avatarUrl} />
            <span>{cardName(card, words)}</span>
            <Act intent="add" fields={{ member: card.memberId }} label={t('messaging.add-one')} more={card.displayName} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function People({ open, participants, list }: Pick<Loaded, 'open' | 'participants' | 'list'>) {
  const words = useWords()
  const { t } = words
  return (
    <section aria-labelledby="people">
      <h2 id="people">{t('messaging.members', { count: open.memberCount })}</h2>
      <ul className={css.participants}>
        {participants.map(({ member, role }) => (
          <li key={member.memberId}>
            <Avatar name={member.displayName} hue={member.hue} picture={member.avatarUrl} />
            <span>
              <Link to={`/u/${member.memberId}`}>{cardName(member, words)}</Link>
              {role === 'member' ? null : <small>{t(`messaging.role-${role}`)}</small>}
            </span>
            {open.may.manage && member.memberId !== list.memberId && (role !== 'owner' || open.role === 'owner') ? (
              <Act
                intent="remove"
                fields={{ member: member.memberId }}
                label={t('messaging.remove')}
                more={cardName(member, words)}
              />
            ) : null}
            {open.role === 'owner' && role === 'member' ? (
              <Act
                intent="role"
                fields={{ member: member.memberId, role: 'admin' }}
                label={t('messaging.make-admin')}
                more={cardName(member, words)}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

type ActProps = { intent: string; fields?: Readonly<Record<string, string>>; label: string; more?: string }

const Act = ({ intent, fields = {}, label, more }: ActProps) => (
  <Form method="post">
    <input type="hidden" name="intent" value={intent} />
    {Object.entries(fields).map(([name, value]) => (
      <input key={name} type="hidden" name={name} value={value} />
    ))}
    <Button type="submit" size="small" look="quiet">
      {label}
      {more ? <span className="visually-hidden"> {more}</span> : null}
    </Button>
  </Form>
)
