import css from './avatar.module.css'

type Props = {
  name: string
  /** 0–359 */
  hue: number
  /** Address of a square picture; without one: initials. */
  picture?: string | null
  size?: 'small' | 'medium' | 'large'
}

/** The member's picture, or initials on a colour of their own; decoration, because the name always stands beside it. */
export const Avatar = ({ name, hue, picture, size = 'medium' }: Props) => (
  <span aria-hidden="true" className={`${css.avatar} ${css[size]}`} style={{ '--hue': hue } as React.CSSProperties}>
    {picture ? <img src={picture} alt="" loading="lazy" className={css.picture} /> : initialsOf(name)}
  </span>
)

/** First letters of the first and last word, by code point so that no letter is cut in half. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean)
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => (word ? [...word][0] : ''))
  return letters.join('').toLocaleUpperCase() || '·'
}
