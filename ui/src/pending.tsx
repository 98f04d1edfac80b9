import { type ReactNode, useEffect, useState } from 'react'
import { useLocation, useNavigation } from 'react-router'
import css from './pending.module.css'
import { useWords } from './words.tsx'

const momentMs = 400
const rows = [72, 54, 64, 48, 68, 58]

/** The shape of a page in the place of the last one while another takes longer than a moment; the last one keeps its state. */
export function Pending({ children }: { children: ReactNode }) {
  const { t } = useWords()
  const isSlow = useSlowNavigation()
  return (
    <>
      {isSlow ? (
        <div role="status" className={css.skeleton}>
          <span className="visually-hidden">{t('shell.loading')}</span>
          <span className={css.title} />
          {rows.map((width) => (
            <span key={width} className={css.row}>
              <span className={css.round} />
              <span className={css.line} style={{ inlineSize: `${width}%` }} />
            </span>
          ))}
        </div>
      ) : null}
      <div hidden={isSlow}>{children}</div>
    </>
  )
}

/** Another page has been on its way for a moment. Pages of the same list or topic stay where they are meanwhile. */
function useSlowNavigation(): boolean {
  const { pathname } = useLocation()
  const { location } = useNavigation()
  const isLeaving = location !== undefined && location.pathname !== pathname
  const [isSlow, setSlow] = useState(false)
  useEffect(() => {
    if (!isLeaving) return
    const timer = setTimeout(() => setSlow(true), momentMs)
    return () => {
      clearTimeout(timer)
      setSlow(false)
    }
  }, [isLeaving])
  return isSlow && isLeaving
}
