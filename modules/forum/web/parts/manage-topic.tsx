import { toast, useWords } from '@guildhall/ui'
import { lazy, Suspense, useState } from 'react'
import type { Topic } from '../../contract/topic.ts'
import { MenuButton } from './menu-button.tsx'
import { useCommand } from './use-command.ts'

const RemoveTopic = lazy(() => import('./remove-topic.tsx'))

/** Closing, reopening, pinning and removing, for those who may. */
export default function ManageTopic({ topic, onChanged }: { topic: Topic; onChanged: (topic: Topic) => void }) {
  const { t } = useWords()
  const [isRemoving, setRemoving] = useState(false)
  const { send } = useCommand<{ topic: Topic }>(topic.slug, (answer) => {
    onChanged(answer.topic)
    toast(t(sentenceOf(topic, answer.topic)))
  })
  const isOpen = topic.state === 'open'
  const items = () => [
    ...(topic.may.close
      ? [{ label: t(isOpen ? 'topic.close' : 'topic.reopen'), onSelect: () => send({ intent: isOpen ? 'close' : 'reopen' }) }]
      : []),
    ...(topic.may.pin
      ? [
          {
            label: t(topic.pinned ? 'topic.unpin' : 'topic.pin'),
            onSelect: () => send({ intent: topic.pinned ? 'unpin' : 'pin' }),
          },
        ]
      : []),
    ...(topic.may.remove ? [{ label: t('topic.remove'), onSelect: () => setRemoving(true), tone: 'danger' as const }] : []),
  ]
  return (
    <>
      <MenuButton label={t('topic.manage')} items={items} />
      {isRemoving ? (
        <Suspense>
          <RemoveTopic topic={topic} onDone={() => setRemoving(false)} />
        </Suspense>
      ) : null}
    </>
  )
}

function sentenceOf(before: Topic, after: Topic): string {
  if (before.state !== after.state) return after.state === 'closed' ? 'topic.closed-done' : 'topic.reopened-done'
  return after.pinned ? 'topic.pinned-done' : 'topic.unpinned-done'
}
