import type { ReactNode } from 'react'
import css from './panes.module.css'

/** The list beside what is open; on small screens one of the two. */
export const Panes = ({ shown, list, children }: { shown: 'list' | 'thread'; list: ReactNode; children: ReactNode }) => (
  <div className={css.panes} data-shown={shown}>
    <aside className={css.list}>{list}</aside>
    <div className={css.thread}>{children}</div>
  </div>
)
