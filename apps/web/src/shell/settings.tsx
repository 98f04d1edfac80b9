import { services } from '@guildhall/kernel/page'
import { Avatar, Button, ButtonLink, PageHead, useOutbox, useSite, useWords } from '@guildhall/ui'
import { type ChangeEvent, type FormEvent, useEffect, useState } from 'react'
import { type ActionFunctionArgs, data, Form, redirect } from 'react-router'
import { forgetDevice } from '../device/leaving.ts'
import { isLocale, localeNames, locales } from '../words/locales.ts'
import { chooseScheme, chosenScheme, type Scheme, schemes } from './scheme.ts'
import css from './settings.module.css'

/** Keeps the language in a cookie of this browser. */
export async function action({ request, context }: ActionFunctionArgs) {
  const locale = String((await request.formData()).get('locale'))
  if (!isLocale(locale)) return data({ problem: { code: 'invalid_input', status: 400 } }, { status: 400 })
  const secure = context.get(services).origin.startsWith('https') ? '; Secure' : ''
  throw redirect(new URL(request.url).pathname, {
    headers: { 'set-cookie': `guildhall_locale=${locale}; Path=/; Max-Age=31536000; SameSite=Lax${secure}` },
  })
}

export default function Settings() {
  const { t } = useWords()
  const { name } = useSite()
  return (
    <div className={css.page}>
      <PageHead title={t('settings.title')} site={name} robots="noindex" />
      <h1>{t('settings.title')}</h1>
      <Account />
      <section className={css.card}>
        <p className={css.hint}>{t('settings.intro')}</p>
        <Language />
        <Appearance />
      </section>
    </div>
  )
}

function Account() {
  const { t } = useWords()
  const { viewer, registration } = useSite()
  if (!viewer) {
    return (
      <section className={css.card}>
        <div className={css.row}>
          <ButtonLink to="/sign-in" look="solid">
            {t('shell.sign-in')}
          </ButtonLink>
          <ButtonLink to="/register">{registration === 'open' ? t('shell.register') : t('wall.how')}</ButtonLink>
        </div>
      </section>
    )
  }
  return (
    <section className={`${css.card} ${css.account}`}>
      <Avatar name={viewer.name} hue={viewer.hue} picture={viewer.picture} size="large" />
      <strong>{viewer.name}</strong>
      <SignOut />
    </section>
  )
}

/** What waits unsent goes with its author, so they are asked first. */
function SignOut() {
  const { t } = useWords()
  const { items } = useOutbox()
  const leave = (event: FormEvent) => {
    if (items.length > 0 && !confirm(t('device.leave-unsent', { count: items.length }))) return event.preventDefault()
    void forgetDevice()
  }
  return (
    <Form method="post" action="/sign-out" reloadDocument onSubmit={leave}>
      <Button type="submit">{t('shell.sign-out')}</Button>
    </Form>
  )
}

function Language() {
  const { t, locale } = useWords()
  const send = (event: ChangeEvent<HTMLSelectElement>) => event.currentTarget.form?.requestSubmit()
  return (
    <Form method="post" reloadDocument className={css.field}>
      <label htmlFor="locale">{t('settings.language')}</label>
      <div className={css.row}>
        <select id="locale" name="locale" defaultValue={locale} className={css.select} onChange={send}>
          {locales.map((tag) => (
            <option key={tag} value={tag} lang={tag}>
              {localeNames[tag]}
            </option>
          ))}
        </select>
        <noscript>
          <button type="submit">{t('shell.save')}</button>
        </noscript>
      </div>
    </Form>
  )
}

function Appearance() {
  const { t } = useWords()
  const [scheme, setScheme] = useState<Scheme | null>(null)
  useEffect(() => setScheme(chosenScheme()), [])
  return (
    <fieldset className={css.field} disabled={scheme === null}>
      <legend>{t('settings.scheme')}</legend>
      <div className={css.choices}>
        {schemes.map((option) => (
          <label key={option} className={css.choice}>
            <input
              type="radio"
              name="scheme"
              checked={scheme === option}
              onChange={() => {
                setScheme(option)
                chooseScheme(option)
              }}
            />
            {t(`settings.scheme-${option}`)}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
