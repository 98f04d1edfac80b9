import css from './logo.module.css'

/** The community's mark; the SVG was sanitised when the blueprint was installed. Its first letter where there is none. */
type Props = { svg: string; dark?: string; name: string; size?: 'large' }

export const Logo = ({ svg, dark, name, size }: Props) => {
  const className = size === 'large' ? `${css.logo} ${css.large}` : css.logo
  if (svg && dark)
    return (
      <>
        <span className={`${className} ${css.onLight}`} aria-hidden="true" dangerouslySetInnerHTML={{ __html: svg }} />
        <span className={`${className} ${css.onDark}`} aria-hidden="true" dangerouslySetInnerHTML={{ __html: dark }} />
      </>
    )
  if (svg) return <span className={className} aria-hidden="true" dangerouslySetInnerHTML={{ __html: svg }} />
  return (
    <span className={`${className} ${css.letter}`} aria-hidden="true">
      {[...name][0]}
    </span>
  )
}
