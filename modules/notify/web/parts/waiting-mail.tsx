import { Button, Time, useWords } from '@guildhall/ui'
import { useEffect, useState } from 'react'
import { Form } from 'react-router'
import type { MailPreview } from '../../contract/index.ts'
import css from '../screens/mails.module.css'

/** What can still be done with a mail that has not left. */
export function Waiting({ mail: { state, sendAt } }: { mail: MailPreview }) {
  const { t } = useWords()
  const [zone, setZone] = useState('UTC')
  useEffect(() => setZone(Intl.DateTimeFormat().resolvedOptions().timeZone), [])
  if (state !== 'scheduled' && state !== 'queued' && state !== 'cancelled') return null
  return (
    <Form method="post" className={css.retry}>
      <p>{t(state === 'cancelled' ? 'notify.mail-was-cancelled' : 'notify.mail-waiting')}</p>
      {sendAt ? (
        <p>
          {t('notify.leaves')} <Time at={sendAt} />
        </p>
      ) : null}
      <label className={css.when}>
        {t('notify.mail-at')}
        <input type="datetime-local" name="at" defaultValue={sendAt ? wallTime(sendAt, zone) : ''} key={zone} />
      </label>
      <input type="hidden" name="zone" value={zone} />
      <div className={css.choices}>
        <Button type="submit" name="intent" value="move">
          {t('notify.mail-move')}
        </Button>
        {state === 'queued' ? null : (
          <Button type="submit" name="intent" value="now">
            {t('notify.mail-now')}
          </Button>
        )}
        {state === 'cancelled' ? null : (
          <Button type="submit" name="intent" value="cancel">
            {t('notify.mail-cancel')}
          </Button>
        )}
      </div>
    </Form>
  )
}

const wallTime = (instant: string, zone: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' })
