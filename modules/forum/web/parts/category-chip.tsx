import { PlainLink } from '@guildhall/ui'
import css from './category-chip.module.css'
import { ColourDot } from './colour-dot.tsx'

export const CategoryChip = ({ slug, name, colour }: { slug: string; name: string; colour: string }) => (
  <PlainLink href={`/c/${slug}`} className={css.chip}>
    <ColourDot colour={colour} />
    {name}
  </PlainLink>
)
