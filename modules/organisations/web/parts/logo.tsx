import type { OrganisationCard } from '../../contract/index.ts'
import css from './organisations.module.css'

/** An organisation's logo, or its first letter while it has none. */
export function Logo({ organisation, size }: { organisation: Pick<OrganisationCard, 'name' | 'logo'>; size?: 'small' }) {
  const { name, logo } = organisation
  return (
    <span className={`${css.logo} ${size === 'small' ? css.small : ''}`} aria-hidden="true">
      {logo ? <img src={logo} alt="" loading="lazy" /> : [...name][0]?.toUpperCase()}
    </span>
  )
}
