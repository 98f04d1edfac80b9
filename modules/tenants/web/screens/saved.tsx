import { type ShownProblem, toast, useWords } from '@guildhall/ui'
import { useEffect } from 'react'
import css from './form.module.css'

export type Saved = { saved: true; problem?: undefined } | { saved?: undefined; problem: ShownProblem }

/** Says that a form was saved: a toast, and a line for those without JavaScript. */
export function SavedNote({ answer }: { answer: Saved | undefined }) {
  const { t } = useWords()
  useEffect(() => {
    if (answer?.saved) toast(t('tenants.saved'))
  }, [answer, t])
  return (
    <p role="status" className={css.status}>
      {answer?.saved ? t('tenants.saved') : null}
    </p>
  )
}
