import css from './count.module.css'
import { useWords } from './words.tsx'

/** How much waits, beside what it waits for; nothing when nothing does. */
export function Count({ count, className = '' }: { count: number; className?: string | undefined }) {
  const { t } = useWords()
  if (count === 0) return null
  return (
    <span className={`${css.count} ${className}`}>
      <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
      <span className="visually-hidden">{t('area.pending', { count })}</span>
    </span>
  )
}
