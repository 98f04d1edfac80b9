import { Avatar, Button, glyph, PlainLink, Time, useWords } from '@guildhall/ui'
import { __iconNode as arrowBack } from '@tabler/icons-react/dist/esm/icons/IconArrowBackUp.mjs'
import { lazy, memo, type ReactNode, Suspense, useState } from 'react'
import type { Post } from '../../contract/post.ts'
import { pageOf } from './page-of.ts'
import { PostMenu } from './post-menu.tsx'
import css from './post-view.module.css'
import type { OpenTopic } from './use-topic.ts'

const ArrowBack = glyph(arrowBack)
const EditPost = lazy(() => import('./edit-post.tsx'))

export function PostView({ post, topic }: { post: Post; topic: OpenTopic }) {
  const { t } = useWords()
  const [isEditing, setEditing] = useState(false)
  const name = post.author.left ? t('topic.left-member') : post.author.displayName
  const isFresh = topic.fresh.includes(post.id)
  return (
    <article id={`p${post.number}`} data-number={post.number} data-fresh={isFresh || undefined} className={css.post}>
      <Avatar name={name} hue={post.author.hue} picture={post.author.avatarUrl} size="large" />
      <div className={css.content}>
        <Byline post={post} name={name} topic={topic} />
        <Unmuted isMuted={topic.page.muted.includes(post.author.memberId)} name={name}>
          <Body post={post} topic={topic} isEditing={isEditing} onDone={() => setEditing(false)} />
          {post.removed || isEditing || !topic.memberId ? null : (
            <Actions post={post} name={name} topic={topic} onEdit={() => setEditing(true)} />
          )}
        </Unmuted>
      </div>
    </article>
  )
}

/** What somebody muted wrote is folded away until it is asked for. */
function Unmuted({ isMuted, name, children }: { isMuted: boolean; name: string; children: ReactNode }) {
  const { t } = useWords()
  if (!isMuted) return children
  return (
    <details className={css.muted}>
      <summary>{t('topic.muted', { name })}</summary>
      {children}
    </details>
  )
}

function Byline({ post, name, topic }: { post: Post; name: string; topic: OpenTopic }) {
  const { t } = useWords()
  return (
    <header className={css.byline}>
      <Author post={post} name={name} topic={topic} />
      {post.author.headline ? <span className={css.headline}>{post.author.headline}</span> : null}
      <span className={css.when}>
        {post.editedAt && !post.removed ? <span>{t('topic.edited')}</span> : null}
        <a href={`#p${post.number}`}>
          <span className="visually-hidden">{t('topic.post-number', { number: post.number })}, </span>
          <Time at={post.createdAt} />
        </a>
      </span>
      {post.replyTo ? <ReplyMark number={post.replyTo} topic={topic} /> : null}
    </header>
  )
}

/** Members can open one another's profiles; visitors and the names of those who left lead nowhere. */
function Author({ post, name, topic }: { post: Post; name: string; topic: OpenTopic }) {
  if (!topic.memberId || post.author.left) return <strong className={css.name}>{name}</strong>
  return (
    <strong className={css.name}>
      <PlainLink href={`/u/${post.author.memberId}`} className={css.profile}>
        {name}
      </PlainLink>
    </strong>
  )
}

function ReplyMark({ number, topic }: { number: number; topic: OpenTopic }) {
  const { t } = useWords()
  const answered = topic.page.posts.find((post) => post.number === number)
  const label = answered
    ? t('topic.in-reply-to', { name: answered.author.displayName })
    : t('topic.in-reply-to-number', { number })
  return (
    <a className={css.replyTo} href={answered ? `#p${number}` : `?from=${pageOf(number)}#p${number}`}>
      <ArrowBack size={14} />
      {label}
    </a>
  )
}

type BodyProps = { post: Post; topic: OpenTopic; isEditing: boolean; onDone: () => void }

function Body({ post, topic, isEditing, onDone }: BodyProps) {
  const { t } = useWords()
  if (post.removed) return <p className={css.removed}>{t('topic.removed')}</p>
  if (isEditing) {
    return (
      <Suspense fallback={<Words html={post.html} />}>
        <EditPost post={post} topic={topic} onDone={onDone} />
      </Suspense>
    )
  }
  return <Words html={post.html} />
}

/** The server's sanitised HTML; not rendered again while only its surroundings change. */
const Words = memo(function Words({ html }: { html: string }) {
  return <div className={`prose ${css.body}`} dangerouslySetInnerHTML={{ __html: html }} />
})

function Actions({ post, name, topic, onEdit }: { post: Post; name: string; topic: OpenTopic; onEdit: () => void }) {
  const { t } = useWords()
  return (
    <footer className={css.actions}>
      {topic.page.topic.may.reply ? (
        <Button look="plain" size="small" onClick={() => topic.setReplyTo(post)}>
          <ArrowBack />
          {t('topic.reply')}
          <span className="visually-hidden">({name})</span>
        </Button>
      ) : null}
      <PostMenu post={post} topic={topic} onEdit={onEdit} />
    </footer>
  )
}
