import { Button } from './button.tsx'
import { type Outgoing, useOutbox } from './outbox.tsx'
import css from './sending-state.module.css'
import { useWords } from './words.tsx'

type Props = {
  item: Outgoing
  /** Takes the words back into the place where they were written; the command itself is dropped first. */
  onEdit?: () => void
}

/** How far a command of one's own has come, and what can be done about it. Nothing that was written goes by itself. */
export function SendingState({ item, onEdit }: Props) {
  const { t, refusal } = useWords()
  const { isOffline, drop, again } = useOutbox()
  const { problem, triedAt } = item
  const isWaiting = isOffline || triedAt !== null
  if (!problem && !isWaiting) return <p className={css.state}>{t('outbox.sending')}</p>
  const edit = () => {
    drop(item.id)
    onEdit?.()
  }
  return (
    <div className={problem ? css.problem : css.state} role={problem ? 'alert' : 'status'}>
      <span>{problem ? `${t('outbox.not-sent')} ${problem.errors[0]?.message ?? refusal(problem)}` : t('outbox.waits')}</span>
      {problem ? (
        <Button size="small" onClick={() => again(item.id)}>
          {t('shell.retry')}
        </Button>
      ) : null}
      {onEdit && (triedAt === null || problem) ? (
        <Button size="small" look="plain" onClick={edit}>
          {t('outbox.edit')}
        </Button>
      ) : null}
      <Button size="small" look="plain" onClick={() => drop(item.id)}>
        {t('outbox.discard')}
      </Button>
    </div>
  )
}
