import { useEffect } from 'react'
import { formLook } from './form-look.ts'
import type { ShownProblem } from './form-problem.tsx'
import { toast } from './toast.ts'
import { useWords } from './words.tsx'

/** What the action of a form answers: what was saved, or why not. */
export type Saved = { saved: string | true; problem?: undefined } | { saved?: undefined; problem: ShownProblem }

/** Says that a form was saved: a toast, and a line for those without JavaScript. */
export function SavedNote({ answer }: { answer: Saved | undefined }) {
  const { t } = useWords()
  useEffect(() => {
    if (answer?.saved) toast(t('shell.saved'))
  }, [answer, t])
  return (
    <p role="status" className={formLook.status}>
      {answer?.saved ? t('shell.saved') : null}
    </p>
  )
}
