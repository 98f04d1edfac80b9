import { toast, useWords } from '@guildhall/ui'
import { useNavigate } from 'react-router'
import type { Topic } from '../../contract/topic.ts'
import { Confirm } from './confirm.tsx'
import { useCommand } from './use-command.ts'

/** Asks before a topic disappears with its posts, and leaves its page then. */
export default function RemoveTopic({ topic, onDone }: { topic: Topic; onDone: () => void }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const { send, isBusy } = useCommand<{ removed: true }>(topic.slug, () => {
    toast(t('topic.remove-done'))
    void navigate('/latest', { replace: true })
  })
  return (
    <Confirm
      title={t('topic.remove-title')}
      text={t('topic.remove-text')}
      action={t('topic.remove')}
      isBusy={isBusy}
      onConfirm={() => send({ intent: 'remove-topic' })}
      onClose={onDone}
    />
  )
}
