import type { ReactNode } from 'react'
import css from './tag.module.css'

/** A small mark beside a title: pinned, closed, members only. */
export const Tag = ({
  icon,
  children,
  tone = 'neutral',
}: {
  icon?: ReactNode
  children: ReactNode
  tone?: 'neutral' | 'brand'
}) => (
  <span className={`${css.tag} ${css[tone]}`}>
    {icon}
    {children}
  </span>
)
