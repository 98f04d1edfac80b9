import { ask, refused, run } from '@guildhall/kernel/page'
import {
  Button,
  ButtonLink,
  EmptyState,
  FormProblem,
  fieldError,
  formLook,
  PageHead,
  type Saved,
  SavedNote,
  useSite,
  useWords,
} from '@guildhall/ui'
import { type ActionFunctionArgs, data, Form, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { changeWords, showSettings, updateWords } from '../../contract/index.ts'
import { languageOf, usualWords } from '../parts/usual-words.ts'
import { WordForm } from '../parts/word-form.tsx'
import { findWords, keptOf } from '../parts/word-list.ts'
import css from './form.module.css'

const languages = { en: 'English', da: 'Dansk', es: 'Español', ar: 'العربية' }
const atOnce = 20

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { words, locale } = await ask(context, showSettings, {})
  const asked = new URL(request.url).searchParams
  const language = languageOf(asked.get('language') ?? locale)
  const query = (asked.get('q') ?? '').slice(0, 100)
  const onlyOwn = asked.has('own')
  const own = words[language] ?? {}
  const found = findWords({ usual: usualWords(language), own }, { query, onlyOwn })
  const from = Math.max(0, Number.parseInt(asked.get('from') ?? '', 10) || 0)
  const items = found.slice(from, from + atOnce)
  return { language, query, onlyOwn, from, items, count: found.length, owned: Object.keys(own).length }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const [locale, key, text, step] = ['locale', 'key', 'text', 'step'].map((name) => String(form.get(name) ?? '')) as Fields
  if (step === 'reset-all') {
    const ran = await run(context, updateWords, { locale, words: {} })
    return ran.ok ? { saved: true as const } : refused(ran.problem)
  }
  const kept = step === 'reset' ? null : keptOf(text, usualWords(locale)[key])
  const ran = await run(context, changeWords, { locale, words: { [key]: kept } })
  return ran.ok ? { saved: true as const } : data({ problem: ran.problem, key, text }, { status: ran.problem.status })
}
type Fields = [locale: string, key: string, text: string, step: string]

/** The community's own words for what the screens say. */
export default function WordsScreen() {
  const { t } = useWords()
  const { name } = useSite()
  const { language, items, count, owned } = useLoaderData<typeof loader>()
  const answer = useActionData<Saved & { key?: string; text?: string }>()
  const faultOf = (key: string) => {
    const message = fieldError(answer?.problem, `words.${key}`)
    return message === undefined ? null : { message, typed: answer?.text ?? '' }
  }
  return (
    <>
      <PageHead title={t('tenants.nav-words')} site={name} robots="noindex" />
      <h1>{t('tenants.nav-words')}</h1>
      <p className={formLook.hint}>{t('tenants.words-hint')}</p>
      <SavedNote answer={answer} />
      <Search />
      <FormProblem problem={answer?.problem} />
      <p className={formLook.hint}>{t('tenants.words-found', { count })}</p>
      {count === 0 ? (
        <EmptyState title={t('tenants.words-none')} text={t('tenants.words-none-text')} />
      ) : (
        <ul className={css.cards}>
          {items.map((word) => (
            <li key={`${language} ${word.key} ${word.own}`}>
              <WordForm word={word} language={language} fault={faultOf(word.key)} />
            </li>
          ))}
        </ul>
      )}
      <Pages />
      {owned > 0 ? <ResetAll /> : null}
    </>
  )
}

function Search() {
  const { t } = useWords()
  const { language, query, onlyOwn } = useLoaderData<typeof loader>()
  return (
    <Form role="search" className={css.search} key={`${language} ${query} ${onlyOwn}`}>
      <label className={css.field}>
        {t('tenants.words-search')}
        <input type="search" name="q" defaultValue={query} maxLength={100} />
      </label>
      <label className={css.field}>
        {t('tenants.words-language')}
        <select name="language" defaultValue={language}>
          {Object.entries(languages).map(([tag, label]) => (
            <option key={tag} value={tag}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <label className={css.check}>
        <input type="checkbox" name="own" defaultChecked={onlyOwn} />
        {t('tenants.words-only-own')}
      </label>
      <Button type="submit">{t('tenants.words-show')}</Button>
    </Form>
  )
}

/** The ways to the messages before and after those that are shown. */
function Pages() {
  const { t } = useWords()
  const { language, query, onlyOwn, from, count } = useLoaderData<typeof loader>()
  const at = (start: number) => {
    const asked = { language, q: query, from: String(start), ...(onlyOwn && { own: 'on' }) }
    return `?${new URLSearchParams(asked)}`
  }
  if (from === 0 && count <= atOnce) return null
  return (
    <nav className={formLook.row} aria-label={t('tenants.nav-words')}>
      {from > 0 ? <ButtonLink to={at(Math.max(0, from - atOnce))}>{t('tenants.words-before')}</ButtonLink> : null}
      {from + atOnce < count ? <ButtonLink to={at(from + atOnce)}>{t('tenants.words-after')}</ButtonLink> : null}
    </nav>
  )
}

function ResetAll() {
  const { t } = useWords()
  const { language, owned } = useLoaderData<typeof loader>()
  return (
    <details className={css.aside} key={owned}>
      <summary>{t('tenants.words-reset-all')}</summary>
      <Form method="post" className={css.card}>
        <p className={formLook.hint}>{t('tenants.words-reset-all-sure', { count: owned, language: languages[language] })}</p>
        <input type="hidden" name="locale" value={language} />
        <Button type="submit" name="step" value="reset-all" className={formLook.submit}>
          {t('tenants.words-reset-all-yes')}
        </Button>
      </Form>
    </details>
  )
}
