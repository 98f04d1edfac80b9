import { useWords } from '../words.tsx'
import css from './day-chart.module.css'

type Props = {
  days: readonly { day: string; count: number }[] /** What is counted, for those who do not see the bars. */
  label: string
}

/** How much of something there was on each day: bars for the eye, a list of days and figures for everybody else. */
export function DayChart({ days, label }: Props) {
  const { locale } = useWords()
  const most = Math.max(1, ...days.map(({ count }) => count))
  const number = new Intl.NumberFormat(locale)
  const long = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' })
  const short = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' })
  const [first, last] = [days[0], days.at(-1)]
  return (
    <figure className={css.chart}>
      <ol className={css.bars} aria-label={label}>
        {days.map(({ day, count }) => {
          const said = `${long.format(new Date(day))}: ${number.format(count)}`
          return (
            <li key={day} title={said} data-none={count === 0 || undefined}>
              <span style={{ blockSize: `${(100 * count) / most}%` }} aria-hidden="true" />
              <span className="visually-hidden">{said}</span>
            </li>
          )
        })}
      </ol>
      <figcaption className={css.ends} aria-hidden="true">
        <span>{first ? short.format(new Date(first.day)) : null}</span>
        <span>{last ? short.format(new Date(last.day)) : null}</span>
      </figcaption>
    </figure>
  )
}
