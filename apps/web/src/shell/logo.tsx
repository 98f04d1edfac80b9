import css from './logo.module.css'

/** The community's mark; the SVG was sanitised when the blueprint was installed. Its first letter where there is none. */
export const Logo = ({ svg, name, size }: { svg: string; name: string; size?: 'large' }) => {
  const className = size === 'large' ? `${css.logo} ${css.large}` : css.logo
  if (svg) return <span className={className} aria-hidden="true" dangerouslySetInnerHTML={{ __html: svg }} />
  return (
    <span className={`${className} ${css.letter}`} aria-hidden="true">
      {[...name][0]}
    </span>
  )
}
