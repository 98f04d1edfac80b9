import { Link } from 'react-router'
import css from './category-chip.module.css'
import { ColourDot } from './colour-dot.tsx'

export const CategoryChip = ({ slug, name, colour }: { slug: string; name: string; colour: string }) => (
  <Link to={`/c/${slug}`} className={css.chip}>
    <ColourDot colour={colour} />
    {name}
  </Link>
)
