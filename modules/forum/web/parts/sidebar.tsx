import { MainIcon, NavItem, useSite, useWords } from '@guildhall/ui'
import IconHome from '@tabler/icons-react/dist/esm/icons/IconHome.mjs'
import IconMessages from '@tabler/icons-react/dist/esm/icons/IconMessages.mjs'
import { useCategories } from './categories.ts'
import { ColourDot } from './colour-dot.tsx'
import css from './sidebar.module.css'

/** The way around the forum on wide screens; small ones have the bottom bar and the front page. */
export function Sidebar() {
  const { t } = useWords()
  const { main } = useSite()
  const categories = useCategories()
  return (
    <nav className={css.sidebar} aria-label={t('shell.sections')}>
      <NavItem href="/" className={css.item}>
        <IconHome size={18} stroke={1.75} aria-hidden="true" />
        {t('nav.home')}
      </NavItem>
      <NavItem href="/latest" className={css.item}>
        <IconMessages size={18} stroke={1.75} aria-hidden="true" />
        {t('nav.latest')}
      </NavItem>
      {main.map(({ to, label, icon }) => (
        <NavItem key={to} href={to} className={css.item}>
          <MainIcon name={icon} size={18} />
          {t(label)}
        </NavItem>
      ))}
      <p className={css.heading}>{t('nav.categories')}</p>
      {categories.map((category) => (
        <NavItem key={category.id} href={`/c/${category.slug}`} className={css.item}>
          <ColourDot colour={category.colour} />
          <span className={css.name}>{category.name}</span>
        </NavItem>
      ))}
    </nav>
  )
}
