import { useWords } from '@guildhall/ui'
import css from './form.module.css'

const isColour = (text: string) => /^#[0-9a-f]{6}$/i.test(text)

/** The colours as they are being chosen: a button, and where each stands out against light and dark. */
export function Preview({ primary, accent }: { primary: string; accent: string }) {
  const { t } = useWords()
  if (!isColour(primary) || !isColour(accent)) return null
  return (
    <section className={css.preview} aria-label={t('tenants.preview')}>
      <span className={css.solid} style={{ background: primary, color: inkOn(primary) }}>
        {t('tenants.preview-button')}
      </span>
      <span className={css.solid} style={{ background: accent, color: inkOn(accent) }}>
        {t('tenants.preview-button')}
      </span>
    </section>
  )
}

// Relative luminance as WCAG 2.2 defines it; above 0.18 black reads better than white.
function inkOn(colour: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => linear(Number.parseInt(colour.slice(at, at + 2), 16) / 255))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.18 ? '#000' : '#fff'
}

const linear = (part: number) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
