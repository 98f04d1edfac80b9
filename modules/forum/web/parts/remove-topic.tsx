import { toast, useWords } from '@guildhall/ui'
import { useNavigation, useSubmit } from 'react-router'
import type { Topic } from '../../contract/topic.ts'
import { Confirm } from './confirm.tsx'

/** Asks before a topic disappears with its posts; its page goes with it. */
export default function RemoveTopic({ topic, onDone }: { topic: Topic; onDone: () => void }) {
  const { t } = useWords()
  const submit = useSubmit()
  // As a navigation: the topic's own event may come first, and must not fetch a page that is about to be left.
  async function remove() {
    await submit({ intent: 'remove-topic' }, { method: 'post', action: `/t/${topic.slug}` })
    if (location.pathname === '/latest') return toast(t('topic.remove-done'))
    toast(t('shell.undone'), 'problem')
    onDone()
  }
  return (
    <Confirm
      title={t('topic.remove-title')}
      text={t('topic.remove-text')}
      action={t('topic.remove')}
      isBusy={useNavigation().state !== 'idle'}
      onConfirm={() => void remove()}
      onClose={onDone}
    />
  )
}
