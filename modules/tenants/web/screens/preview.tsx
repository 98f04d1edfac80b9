import { useSite, useWords } from '@guildhall/ui'
import { isColour, readable } from '@guildhall/ui/colour'
import { type Look, previewPage } from '../parts/preview-page.ts'
import css from './preview.module.css'

const frames = [
  ['wide', 'light'],
  ['phone', 'light'],
  ['wide', 'dark'],
  ['phone', 'dark'],
] as const

/** A page in the look as it is being chosen: side by side in light and dark, wide and on a phone. */
export function Preview({ look, sheet }: { look: Look; sheet: string }) {
  const { t, dir } = useWords()
  const { name, tagline, nonce } = useSite()
  if (!isColour(look.primary) || !isColour(look.accent)) return null
  const said = {
    ...{ name, dir, title: tagline, text: t('tenants.preview-text') },
    ...{ link: t('tenants.preview-link'), button: t('tenants.preview-button') },
  }
  return (
    <section className={css.previews} aria-label={t('tenants.preview')}>
      {frames.map(([width, scheme]) => (
        <iframe
          key={width + scheme}
          className={css[width]}
          title={t(`tenants.preview-${width}-${scheme}`)}
          sandbox="allow-same-origin"
          srcDoc={previewPage({ look, sheet, scheme, said, nonce })}
        />
      ))}
    </section>
  )
}

/** Which colours are shown otherwise than they were chosen, and as what, so that everybody can read them. */
export function Corrections({ primary, accent }: Pick<Look, 'primary' | 'accent'>) {
  const { t } = useWords()
  if (!isColour(primary) || !isColour(accent)) return null
  const shown = readable({ primary, accent })
  const changes = [
    ['primary', 'button', primary, shown.solid],
    ['primary', 'light', primary, shown.primaryOnLight],
    ['primary', 'dark', primary, shown.primaryOnDark],
    ['accent', 'light', accent, shown.accentOnLight],
    ['accent', 'dark', accent, shown.accentOnDark],
  ] as const
  const changed = changes.filter(([, , chosen, used]) => chosen.toLowerCase() !== used)
  if (changed.length === 0) return null
  return (
    <div className={css.corrections}>
      <p>{t('tenants.corrected')}</p>
      <ul>
        {changed.map(([which, where, , used]) => (
          <li key={which + where}>
            <span className={css.swatch} style={{ background: used }} aria-hidden="true" />
            {t(`tenants.corrected-${where}`, { colour: t(`tenants.${which}`), used })}
          </li>
        ))}
      </ul>
    </div>
  )
}
