import { Button, formLook, useSite, useWords } from '@guildhall/ui'
import { useId, useState } from 'react'
import { Form } from 'react-router'
import css from '../screens/form.module.css'
import { sentencesOf, valuesOf } from './sentences.ts'
import type { Word } from './word-list.ts'

/** A message with its usual text, the community's own, and how that reads. */
export function WordForm({
  word,
  language,
  fault,
}: {
  word: Word
  language: string
  fault: { typed: string; message: string } | null
}) {
  const { t } = useWords()
  const id = useId()
  const { key, usual, own } = word
  const [text, setText] = useState(fault?.typed ?? own ?? usual ?? '')
  const names = valuesOf(usual ?? '')
  const about = `${id}-usual ${id}-reads${fault ? ` ${id}-fault` : ''}`
  return (
    <Form method="post" className={css.card} preventScrollReset>
      <input type="hidden" name="locale" value={language} />
      <input type="hidden" name="key" value={key} />
      <div className={css.field}>
        <label htmlFor={id} className={css.code} dir="ltr">
          {key}
        </label>
        <span id={`${id}-usual`} className={formLook.hint}>
          {usual === null ? t('tenants.words-unused') : t('tenants.words-usual')}{' '}
          <span lang={language} dir="auto">
            {usual}
          </span>
        </span>
        <textarea
          id={id}
          name="text"
          rows={text.length > 80 ? 4 : 2}
          maxLength={500}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          aria-describedby={about}
          aria-invalid={fault !== null}
          lang={language}
          dir="auto"
        />
        {fault ? (
          <span id={`${id}-fault`} className={css.fault}>
            {fault.message}
          </span>
        ) : null}
        <Reading id={`${id}-reads`} text={text} language={language} names={names} />
      </div>
      <div className={formLook.row}>
        <Button type="submit" name="step" value="save" size="small" aria-label={`${t('tenants.save')}: ${key}`}>
          {t('tenants.save')}
        </Button>
        {own === null ? null : (
          <Button
            type="submit"
            name="step"
            value="reset"
            look="plain"
            size="small"
            aria-label={`${t('tenants.words-reset')}: ${key}`}
          >
            {t('tenants.words-reset')}
          </Button>
        )}
      </div>
    </Form>
  )
}

const numbers = /^(count|number|days|hours|used|limit|total|quota|done|percent|ms|people|members|holders)$/

function Reading({ id, text, language, names }: { id: string; text: string; language: string; names: readonly string[] }) {
  const { t } = useWords()
  const { name: community } = useSite()
  const people: Record<string, string> = { name: 'Ada', inviter: 'Ada', email: 'ada@example.org', community }
  const example = (name: string, count: number) => {
    if (!names.includes(name)) return `{${name}}`
    return numbers.test(name) ? String(count) : (people[name] ?? `‹${name}›`)
  }
  const sentences = sentencesOf(text, { locale: language, example })
  const strange = valuesOf(text).filter((name) => !names.includes(name))
  return (
    <div id={id} className={css.reads}>
      {sentences ? (
        <>
          <span className={formLook.hint}>{t('tenants.words-reads')}</span>
          <ul className={css.plain} lang={language} dir="auto">
            {sentences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </>
      ) : (
        <span className={css.fault}>{t('tenants.words-unfinished')}</span>
      )}
      {strange.length > 0 ? <span className={css.fault}>{t('tenants.words-strange', { names: strange.join(', ') })}</span> : null}
    </div>
  )
}
