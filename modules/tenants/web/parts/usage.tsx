import { useWords } from '@guildhall/ui'
import type { Use } from '../../contract/index.ts'
import { useSizes } from './community-status.tsx'
import css from './usage.module.css'

/** How much of what it may use a community uses, each as a bar where there is a limit. */
export function Usage({ items }: { items: readonly Use[] }) {
  const { t, locale } = useWords()
  const size = useSizes()
  const said = ({ what }: Use, amount: number) => (what === 'bytes' ? size(amount) : amount.toLocaleString(locale))
  return (
    <dl className={css.usage}>
      {items.map((use) => (
        <div key={use.what}>
          <dt>{t(`tenants.use-${use.what}`)}</dt>
          <dd>
            {use.limit === null
              ? said(use, use.used)
              : t('tenants.use-of', { used: said(use, use.used), limit: said(use, use.limit) })}
            {use.limit === null ? null : (
              <meter
                min={0}
                max={use.limit}
                high={use.limit * 0.9}
                value={Math.min(use.used, use.limit)}
                aria-label={t(`tenants.use-${use.what}`)}
              />
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
