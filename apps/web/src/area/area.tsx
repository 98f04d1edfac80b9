import { useWords } from '@guildhall/ui'
import IconMenu2 from '@tabler/icons-react/dist/esm/icons/IconMenu2.mjs'
import { type ReactNode, useEffect, useRef } from 'react'
import { NavLink, useLocation } from 'react-router'
import css from './area.module.css'
import { NavIcon } from './nav-icon.tsx'
import type { NavItem } from './navigation.ts'

export type Tier = 'platform' | 'tenant' | 'agency' | 'talent' | 'client'
export type Counters = Readonly<Record<string, number>>
type Props = { title: string; items: readonly NavItem[]; tier?: Tier; counters?: Counters; children: ReactNode }

/** Screens with their own navigation beside them; on small screens it is a drawer that also opens without scripts. */
export function Area({ title, items, tier = 'talent', counters = {}, children }: Props) {
  return (
    <div className={css.area} data-tier={tier}>
      <aside className={css.side}>
        <Navigation title={title} items={items} counters={counters} />
      </aside>
      <Drawer title={title}>
        <Navigation title={title} items={items} counters={counters} />
      </Drawer>
      <div className={css.content}>{children}</div>
    </div>
  )
}

function Drawer({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useWords()
  const { key } = useLocation()
  const drawer = useRef<HTMLDetailsElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: arriving somewhere closes it
  useEffect(() => {
    if (drawer.current) drawer.current.open = false
  }, [key])
  return (
    <details ref={drawer} className={css.drawer}>
      <summary className={css.summary}>
        <IconMenu2 size={20} aria-hidden="true" />
        <span>{title}</span>
        <span className="visually-hidden">{t('shell.menu')}</span>
      </summary>
      {children}
    </details>
  )
}

function Navigation({ title, items, counters }: { title: string; items: readonly NavItem[]; counters: Counters }) {
  const { t } = useWords()
  const groups = [...new Set(items.map(({ group }) => group))]
  return (
    <nav aria-label={title} className={css.nav}>
      <p className={css.title}>{title}</p>
      {groups.map((group) => (
        <section key={group ?? ''} aria-label={group ? t(group) : undefined} className={css.group}>
          {group ? <p className={css.heading}>{t(group)}</p> : null}
          <ul className={css.list}>
            {items
              .filter((item) => item.group === group)
              .map((item) => (
                <Item key={item.to} item={item} count={item.counter ? (counters[item.counter] ?? 0) : 0} />
              ))}
          </ul>
        </section>
      ))}
    </nav>
  )
}

function Item({ item, count }: { item: NavItem; count: number }) {
  const { t } = useWords()
  return (
    <li>
      <NavLink to={item.to} end={item.to === '/admin'} className={css.item}>
        <NavIcon name={item.icon} />
        <span>{t(item.label)}</span>
        {count > 0 ? (
          <span className={css.count}>
            <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
            <span className="visually-hidden">{t('area.pending', { count })}</span>
          </span>
        ) : null}
      </NavLink>
    </li>
  )
}
