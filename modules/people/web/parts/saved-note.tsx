import { type ShownProblem, toast, useWords } from '@guildhall/ui'
import { useEffect } from 'react'

export type Saved = { saved: string; problem?: undefined } | { saved?: undefined; problem: ShownProblem }

/** Says that a form was saved: a toast, and a line for those without JavaScript. */
export function SavedNote({ answer }: { answer: Saved | undefined }) {
  const { t } = useWords()
  useEffect(() => {
    if (answer?.saved) toast(t('shell.saved'))
  }, [answer, t])
  return <p role="status">{answer?.saved ? t('shell.saved') : null}</p>
}
