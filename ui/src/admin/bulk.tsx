import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react'
import { Form, useNavigation } from 'react-router'
import { Button } from '../button.tsx'
import { useWords } from '../words.tsx'
import css from './admin-list.module.css'

/** One thing to do with everything selected: `value` is sent as `action`. `asks`: a field shown beside it. */
export type BulkAction = {
  value: string
  label: string
  asks?: { name: string; label: string; required?: true; options?: readonly { value: string; label: string }[] }
}

const Selecting = createContext<(() => void) | null>(null)

type FormProps = {
  actions: readonly BulkAction[]
  total: number
  /** A box beside the actions that means everybody, on all pages; it is sent as `all`. */
  all?: string | undefined
  children: ReactNode
}

/** Rows are chosen by checkboxes of one form; what to do with them stands in a bar that also works without scripts. */
export function BulkForm({ actions, total, all, children }: FormProps) {
  const { t } = useWords()
  const form = useRef<HTMLFormElement>(null)
  // Null until scripts count: without them the bar stays in sight and its button works.
  const [count, setCount] = useState<number | null>(null)
  useEffect(() => setCount(0), [])
  const [chosen, setChosen] = useState(actions[0]?.value)
  const isSending = useNavigation().formMethod === 'POST'
  if (actions.length === 0) return children
  const recount = () => {
    const isAll = form.current?.querySelector('input[name="all"]:checked')
    setCount(isAll ? Number.POSITIVE_INFINITY : (form.current?.querySelectorAll('input[name="selected"]:checked').length ?? 0))
  }
  const asks = actions.find(({ value }) => value === chosen)?.asks
  return (
    <Form method="post" ref={form} preventScrollReset>
      <Selecting.Provider value={recount}>{children}</Selecting.Provider>
      <fieldset className={css.bulk} data-idle={count === 0 || undefined}>
        <legend className="visually-hidden">{t('list.bulk')}</legend>
        <output className={css.count}>
          {count === Number.POSITIVE_INFINITY ? all : t('list.selected', { count: count ?? 0, total })}
        </output>
        {all ? (
          <label className={css.all}>
            <input type="checkbox" name="all" value="1" onChange={recount} />
            {t('list.all-pages')}
          </label>
        ) : null}
        <label>
          <span className="visually-hidden">{t('list.action')}</span>
          <select name="action" value={chosen} onChange={(event) => setChosen(event.currentTarget.value)}>
            {actions.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
        {asks ? <Asked asks={asks} /> : null}
        <Button type="submit" size="small" look="solid" disabled={count === 0 || isSending}>
          {t('list.do')}
        </Button>
      </fieldset>
    </Form>
  )
}

function Asked({ asks: { name, label, required, options } }: { asks: NonNullable<BulkAction['asks']> }) {
  if (!options) return <input name={name} aria-label={label} placeholder={label} required={required} maxLength={500} />
  return (
    <select name={name} aria-label={label} required>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}

export function SelectRow({ value, name }: { value: string; name: string }) {
  const { t } = useWords()
  const recount = useContext(Selecting)
  return (
    <input
      type="checkbox"
      name="selected"
      value={value}
      aria-label={t('list.select', { name })}
      onChange={recount ?? undefined}
    />
  )
}

/** Chooses everything on the page; of use only with scripts, and shown only then by the style sheet. */
export function SelectAll() {
  const { t } = useWords()
  const recount = useContext(Selecting)
  return (
    <input
      type="checkbox"
      aria-label={t('list.select-all')}
      onChange={({ currentTarget }) => {
        for (const box of currentTarget.form?.querySelectorAll<HTMLInputElement>('input[name="selected"]') ?? [])
          box.checked = currentTarget.checked
        recount?.()
      }}
    />
  )
}
