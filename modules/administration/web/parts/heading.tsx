import { PageHead, useSite } from '@guildhall/ui'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import css from './heading.module.css'

/** The head of a screen of the administration: where it lies, its name, and what can be done from it. */
export function Heading({
  title,
  trail = [],
  children,
}: {
  title: string
  trail?: readonly { to: string; label: string }[]
  children?: ReactNode
}) {
  const { name } = useSite()
  return (
    <header className={css.head}>
      <PageHead title={title} site={name} robots="noindex" />
      {trail.length > 0 ? (
        <ol className={css.trail}>
          {trail.map(({ to, label }) => (
            <li key={to}>
              <Link to={to}>{label}</Link>
            </li>
          ))}
          <li aria-current="page">{title}</li>
        </ol>
      ) : null}
      <div className={css.row}>
        <h1>{title}</h1>
        {children}
      </div>
    </header>
  )
}
