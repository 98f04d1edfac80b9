import type { ReactNode } from 'react'
import css from './empty-state.module.css'

/** What stands where there is nothing to show: why, and a way on. */
export const EmptyState = ({
  icon,
  title,
  text,
  children,
}: {
  icon?: ReactNode
  title: string
  text: string
  children?: ReactNode
}) => (
  <div className={css.empty}>
    {icon ? <span className={css.icon}>{icon}</span> : null}
    <p className={css.title}>{title}</p>
    <p className={css.text}>{text}</p>
    {children}
  </div>
)
