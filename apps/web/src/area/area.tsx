import { Count, useWords } from '@guildhall/ui'
import IconMenu2 from '@tabler/icons-react/dist/esm/icons/IconMenu2.mjs'
import { type MouseEvent, type ReactNode, useEffect, useRef } from 'react'
import { NavLink, useLocation } from 'react-router'
import css from './area.module.css'
import { NavIcon } from './nav-icon.tsx'
import type { NavItem } from './navigation.ts'

export type Tier = 'platform' | 'tenant' | 'agency' | 'talent' | 'client'
/** By the name a screen gives its `counter`; null is not the viewer's to know. */
export type Counters = Readonly<Record<string, number | null>>
type Props = {
  title: string
  items: readonly NavItem[]
  tier?: Tier
  counters?: Counters
  /** On small screens the first items stand in a bar at the bottom as well. */
  bar?: true
  children: ReactNode
}
const IN_BAR = 4

/** Screens with their own navigation beside them; on small screens it is a drawer that also opens without scripts. */
export function Area({ title, items, tier = 'talent', counters = {}, bar, children }: Props) {
  return (
    <div className={css.area} data-tier={tier}>
      <aside className={css.side}>
        <Navigation title={title} items={items} counters={counters} />
      </aside>
      <Drawer title={title}>
        <Navigation title={title} items={items} counters={counters} />
      </Drawer>
      <div className={css.content}>{children}</div>
      {bar ? <Bar title={title} items={items.slice(0, IN_BAR)} counters={counters} /> : null}
    </div>
  )
}

/** In the place of the community's own bar; the drawer has the rest. */
function Bar({ title, items, counters }: { title: string; items: readonly NavItem[]; counters: Counters }) {
  const { t } = useWords()
  return (
    <nav className={css.bar} aria-label={`${title} · ${t('shell.menu')}`}>
      {items.map((item) => (
        <NavLink key={item.to} to={item.to} end={item.to === '/admin'} className={css.barItem}>
          <NavIcon name={item.icon} />
          <span className={css.barText}>{t(item.label)}</span>
          <Count count={countOf(item, counters)} className={css.count} />
        </NavLink>
      ))}
      {/* biome-ignore lint/a11y/useValidAnchor: it does lead there; with scripts it opens what it leads to */}
      <a href="#area-menu" className={css.barItem} onClick={openDrawer}>
        <IconMenu2 size={19} stroke={1.75} aria-hidden="true" />
        <span className={css.barText}>{t('area.more')}</span>
      </a>
    </nav>
  )
}

/** Without scripts the link leads to the closed drawer; with them it opens it. */
function openDrawer(event: MouseEvent) {
  event.preventDefault()
  const drawer = document.getElementById('area-menu')
  if (drawer instanceof HTMLDetailsElement) drawer.open = true
  drawer?.querySelector('summary')?.focus()
}

const countOf = ({ counter }: NavItem, counters: Counters) => (counter ? (counters[counter] ?? 0) : 0)

function Drawer({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useWords()
  const { key } = useLocation()
  const drawer = useRef<HTMLDetailsElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: arriving somewhere closes it
  useEffect(() => {
    if (drawer.current) drawer.current.open = false
  }, [key])
  return (
    <details ref={drawer} id="area-menu" className={css.drawer}>
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
                <Item key={item.to} item={item} count={countOf(item, counters)} />
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
        <Count count={count} className={css.count} />
      </NavLink>
    </li>
  )
}
