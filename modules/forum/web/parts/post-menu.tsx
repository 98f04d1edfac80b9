import { toast, useWords } from '@guildhall/ui'
import { lazy, Suspense, useState } from 'react'
import type { Post } from '../../contract/post.ts'
import { MenuButton } from './menu-button.tsx'
import { pageOf } from './page-of.ts'
import type { OpenTopic } from './use-topic.ts'

const RemovePost = lazy(() => import('./remove-post.tsx'))

/** What else one may do with a post: copy its address; its author and moderators edit and delete. */
export function PostMenu({ post, topic, onEdit }: { post: Post; topic: OpenTopic; onEdit: () => void }) {
  const { t } = useWords()
  const [isRemoving, setRemoving] = useState(false)
  const { may, slug } = topic.page.topic
  const isOwn = post.author.memberId === topic.memberId
  const copy = () => {
    const address = `${location.origin}/t/${slug}?from=${pageOf(post.number)}#p${post.number}`
    void navigator.clipboard.writeText(address).then(() => toast(t('topic.link-copied')))
  }
  const mayEdit = () => may.edit || (isOwn && Date.parse(post.editableUntil) > performance.timeOrigin + performance.now())
  const items = () => [
    { label: t('topic.copy-link'), onSelect: copy },
    ...(mayEdit() ? [{ label: t('topic.edit'), onSelect: onEdit }] : []),
    ...(isOwn || may.moderate ? [{ label: t('topic.delete'), onSelect: () => setRemoving(true), tone: 'danger' as const }] : []),
  ]
  return (
    <>
      <MenuButton label={t('topic.more-actions', { number: post.number })} items={items} />
      {isRemoving ? (
        <Suspense>
          <RemovePost post={post} topic={topic} onDone={() => setRemoving(false)} />
        </Suspense>
      ) : null}
    </>
  )
}
