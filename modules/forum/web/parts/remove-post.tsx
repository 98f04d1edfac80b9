import { toast, useWords } from '@guildhall/ui'
import type { Post } from '../../contract/post.ts'
import { Confirm } from './confirm.tsx'
import { useCommand } from './use-command.ts'
import type { OpenTopic } from './use-topic.ts'

/** Asks before a post disappears. */
export default function RemovePost({ post, topic, onDone }: { post: Post; topic: OpenTopic; onDone: () => void }) {
  const { t } = useWords()
  const { send, isBusy } = useCommand<{ post: Post }>(topic.page.topic.slug, (answer) => {
    topic.posted(answer.post)
    toast(t('topic.deleted'))
    onDone()
  })
  return (
    <Confirm
      title={t('topic.delete-title')}
      text={t('topic.delete-text')}
      action={t('topic.delete')}
      isBusy={isBusy}
      onConfirm={() => send({ intent: 'remove', postId: post.id })}
      onClose={onDone}
    />
  )
}
