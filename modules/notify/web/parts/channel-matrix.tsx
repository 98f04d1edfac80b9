import { useWords } from '@guildhall/ui'
import { Cadence, Channel, type Preferences } from '../../contract/index.ts'
import { ChannelSwitch } from './channel-switch.tsx'
import css from './preferences.module.css'
import { weekdaysIn } from './weekdays.ts'

type Category = Preferences['categories'][number]
const hours = Array.from({ length: 24 }, (_, hour) => hour)

/** Kinds of notice by what they are about, a box for each channel; and when digests come. */
export function ChannelMatrix({ preferences }: { preferences: Preferences }) {
  const { t, locale } = useWords()
  return (
    <>
      <h2>{t('notices.channels')}</h2>
      {preferences.categories.map((category) => (
        <CategoryTable key={category.category} category={category} />
      ))}
      <div className={css.line}>
        <label className={css.field}>
          {t('notices.digest-hour')}
          <select name="digest-hour" defaultValue={preferences.digestHour}>
            {hours.map((hour) => (
              <option key={hour} value={hour}>
                {`${hour}`.padStart(2, '0')}:00
              </option>
            ))}
          </select>
        </label>
        <label className={css.field}>
          {t('notices.digest-weekday')}
          <select name="digest-weekday" defaultValue={preferences.digestWeekday}>
            {weekdaysIn(locale, 'long').map((name, index) => (
              <option key={name} value={index + 1}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </div>
      <p className={css.hint}>{t('notices.sms')}</p>
    </>
  )
}

function CategoryTable({ category: { category, on, cadence, types } }: { category: Category }) {
  const { t } = useWords()
  const isFixed = types.every(({ always }) => always)
  return (
    <fieldset className={css.category}>
      <legend className={css.legend}>{t(`notices.category-${category}`)}</legend>
      {isFixed ? null : (
        <div className={css.line}>
          <label className={css.check}>
            <input type="checkbox" name={`category ${category}`} defaultChecked={on} />
            {t('notices.category-on')}
          </label>
          <label className={css.field}>
            {t('notices.cadence')}
            <select name={`cadence ${category}`} defaultValue={cadence}>
              {Cadence.options.map((each) => (
                <option key={each} value={each}>
                  {t(`notices.cadence-${each}`)}
                </option>
              ))}
            </select>
          </label>
        </div>
      )}
      <table className={css.matrix}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{t('notices.kind')}</span>
            </th>
            {Channel.options.map((channel) => (
              <th key={channel} scope="col">
                {t(`notices.channel-${channel}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {types.map((type) => (
            <tr key={type.name}>
              <th scope="row">
                {type.label}
                {type.always ? <span className={css.hint}> {t('notices.always')}</span> : null}
              </th>
              {Channel.options.map((channel) => (
                <td key={channel}>
                  <ChannelSwitch type={type} channel={channel} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </fieldset>
  )
}
