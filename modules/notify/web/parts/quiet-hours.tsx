import { useWords } from '@guildhall/ui'
import type { QuietWindow } from '../../contract/index.ts'
import css from './preferences.module.css'
import { weekdaysIn } from './weekdays.ts'

type Props = { windows: readonly QuietWindow[]; forced: readonly QuietWindow[]; zone: string }
const empty: QuietWindow = { days: [], from: '', to: '' }

/** The quiet hours as lines to change; the empty one adds another, a line without days goes. */
export function QuietHours({ windows, forced, zone }: Props) {
  const { t, locale } = useWords()
  const days = weekdaysIn(locale, 'short')
  const said = ({ days: on, from, to }: QuietWindow) => `${on.map((day) => days[day - 1]).join(', ')} ${from}–${to}`
  return (
    <>
      <h2>{t('notices.quiet')}</h2>
      <p className={css.hint}>{t('notices.quiet-hint', { zone })}</p>
      {forced.length > 0 ? <p className={css.hint}>{t('notices.quiet-forced', { hours: forced.map(said).join('; ') })}</p> : null}
      {[...windows, empty].map((window, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place of a line is all there is to tell it by
        <QuietLine key={`${windows.length} ${line}`} line={line} window={window} days={days} />
      ))}
    </>
  )
}

function QuietLine({ line, window, days }: { line: number; window: QuietWindow; days: readonly string[] }) {
  const { t } = useWords()
  return (
    <fieldset className={css.window}>
      <legend className="visually-hidden">{t('notices.quiet-line', { number: line + 1 })}</legend>
      <input type="hidden" name="window" value={line} />
      <div className={css.days}>
        {days.map((name, day) => (
          <label key={name} className={css.day}>
            <input type="checkbox" name={`days ${line}`} value={day + 1} defaultChecked={window.days.includes(day + 1)} />
            {name}
          </label>
        ))}
      </div>
      <label className={css.field}>
        {t('notices.quiet-from')}
        <input type="time" name={`from ${line}`} defaultValue={window.from} />
      </label>
      <label className={css.field}>
        {t('notices.quiet-to')}
        <input type="time" name={`to ${line}`} defaultValue={window.to} />
      </label>
    </fieldset>
  )
}
