import css from './avatar.module.css'

type Props = { name: string /** 0–359 */; hue: number; size?: 'small' | 'medium' | 'large' }

/** Initials on a colour of the member's own; decoration, because the name always stands beside it. */
export const Avatar = ({ name, hue, size = 'medium' }: Props) => (
  <span aria-hidden="true" className={`${css.avatar} ${css[size]}`} style={{ '--hue': hue } as React.CSSProperties}>
    {initialsOf(name)}
  </span>
)

/** First letters of the first and last word, by code point so that no letter is cut in half. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean)
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => (word ? [...word][0] : ''))
  return letters.join('').toLocaleUpperCase() || '·'
}
