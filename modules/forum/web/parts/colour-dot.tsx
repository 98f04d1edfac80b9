import css from './colour-dot.module.css'

/** A category's colour; decoration beside its name. */
export const ColourDot = ({ colour }: { colour: string }) => (
  <span aria-hidden="true" className={css.dot} style={{ background: /^#[0-9a-f]{6}$/i.test(colour) ? colour : undefined }} />
)
