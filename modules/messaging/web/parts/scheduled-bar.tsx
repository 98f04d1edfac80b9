import { Button, useWords } from '@guildhall/ui'
import IconClock from '@tabler/icons-react/dist/esm/icons/IconClock.mjs'
import type { ScheduledMessage } from '../../contract/scheduled.ts'
import { LocalTime } from './local-time.tsx'
import css from './thread.module.css'
import { useCommand } from './use-command.ts'

/** What waits for its time in this conversation, with how late it will be for the one who gets it. */
export function ScheduledBar({ conversationId, scheduled }: { conversationId: string; scheduled: readonly ScheduledMessage[] }) {
  const { t, refusal } = useWords()
  const { send, isBusy } = useCommand(conversationId)
  if (scheduled.length === 0) return null
  const act = (intent: string, id: string) => send({ intent, scheduled: id, reload: '1' })
  return (
    <section className={css.scheduled} aria-label={t('messaging.scheduled')}>
      <ul>
        {scheduled.map(({ id, body, sendAt, recipientZone, failed }) => (
          <li key={id}>
            <IconClock size={16} aria-hidden="true" />
            <span>{body}</span>
            {failed ? (
              <span className={css.failed}>{refusal({ code: failed, sentence: failed })}</span>
            ) : (
              <small>
                <LocalTime at={sendAt} look="date-time" />
                {recipientZone ? (
                  <>
                    {' · '}
                    {t('messaging.for-them')} <LocalTime at={sendAt} look="time" zone={recipientZone} />
                  </>
                ) : null}
              </small>
            )}
            <Button size="small" look="plain" disabled={isBusy} onClick={() => act('send-scheduled', id)}>
              {t('messaging.send-now')}
            </Button>
            <Button size="small" look="plain" disabled={isBusy} onClick={() => act('cancel-scheduled', id)}>
              {t('shell.cancel')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
