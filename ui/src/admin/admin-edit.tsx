import { createContext, type ReactNode, useContext, useEffect, useId, useState } from 'react'
import { Form, useBlocker, useNavigation } from 'react-router'
import { Button } from '../button.tsx'
import { FormProblem, fieldError, type ShownProblem } from '../form-problem.tsx'
import { useWords } from '../words.tsx'
import css from './admin-edit.module.css'

const Problem = createContext<ShownProblem | undefined>(undefined)

type Props = {
  problem?: ShownProblem
  /** Where it is sent; the screen itself unless told. */
  action?: string
  /** Changes whenever what was sent has been saved: the form is clean again and shows what it is given. */
  version?: string
  submit?: string
  children: ReactNode
}

/**
 * A form of an administration: sections, the refusal above and beside its fields, a save bar that stays in sight, and a
 * warning before what was typed is lost. Knows nothing about what it edits.
 */
export function AdminEdit({ problem, action, version, submit, children }: Props) {
  const { t } = useWords()
  const [isDirty, setDirty] = useState(false)
  const isSending = useNavigation().formMethod === 'POST'
  // biome-ignore lint/correctness/useExhaustiveDependencies: saved means clean
  useEffect(() => setDirty(false), [version])
  useWarning(isDirty && !isSending, t('edit.leave'))
  return (
    <Form method="post" action={action} key={version} className={css.edit} onInput={() => setDirty(true)} preventScrollReset>
      <FormProblem problem={problem} />
      <Problem.Provider value={problem}>{children}</Problem.Provider>
      <div className={css.save} data-dirty={isDirty || undefined}>
        <span role="status">{isDirty ? t('edit.unsaved') : ''}</span>
        <Button type="submit" look="solid" disabled={isSending}>
          {submit ?? t('shell.save')}
        </Button>
      </div>
    </Form>
  )
}

export const EditSection = ({ title, text, children }: { title: string; text?: string; children: ReactNode }) => (
  <fieldset className={css.section}>
    <legend>{title}</legend>
    {text ? <p className={css.text}>{text}</p> : null}
    {children}
  </fieldset>
)

type FieldProps = {
  name: string
  label: string
  hint?: string
  /** Gets the ids that tie label, hint and error to it. */
  children: (field: { id: string; name: string; 'aria-describedby'?: string; 'aria-invalid'?: true }) => ReactNode
}

/** Label, control, hint, and what the server says is wrong with it. */
export function EditField({ name, label, hint, children }: FieldProps) {
  const error = fieldError(useContext(Problem), name)
  const id = useId()
  const described = [hint ? `${id}-hint` : null, error ? `${id}-error` : null].filter(Boolean).join(' ')
  return (
    <div className={css.field}>
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <p id={`${id}-hint`} className={css.hint}>
          {hint}
        </p>
      ) : null}
      {children({
        id,
        name,
        ...(described && { 'aria-describedby': described }),
        ...(error && { 'aria-invalid': true as const }),
      })}
      {error ? (
        <p id={`${id}-error`} className={css.error}>
          {error}
        </p>
      ) : null}
    </div>
  )
}

function useWarning(isOn: boolean, question: string) {
  const blocker = useBlocker(({ currentLocation, nextLocation }) => isOn && currentLocation.pathname !== nextLocation.pathname)
  useEffect(() => {
    if (blocker.state !== 'blocked') return
    if (window.confirm(question)) blocker.proceed()
    else blocker.reset()
  }, [blocker, question])
  useEffect(() => {
    if (!isOn) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [isOn])
}
