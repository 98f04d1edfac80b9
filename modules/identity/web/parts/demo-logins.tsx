import type { DemoLogin } from '@guildhall/kernel/page'
import { useWords } from '@guildhall/ui'
import css from './demo-logins.module.css'

/** In the demo only: who one can be. A click fills the form in. */
export function DemoLogins({ logins }: { logins: readonly DemoLogin[] }) {
  const { t } = useWords()
  const [first] = logins
  if (!first) return null
  return (
    <aside className={css.demo} aria-labelledby="demo">
      <h2 id="demo">{t('identity.demo-title')}</h2>
      <p>{t('identity.demo', { password: first.password })}</p>
      <ul className={css.list}>
        {logins.map((login) => (
          <li key={login.email}>
            <button type="button" className={css.login} onClick={() => fill(login)}>
              <strong>{login.name}</strong>
              <span>{login.role}</span>
              <code>{login.email}</code>
            </button>
          </li>
        ))}
      </ul>
    </aside>
  )
}

function fill({ email, password }: DemoLogin) {
  const form = document.querySelector('form:has([name=password])')
  for (const [name, value] of Object.entries({ email, password })) {
    const field = form?.querySelector<HTMLInputElement>(`[name=${name}]`)
    if (field) field.value = value
  }
  form?.querySelector<HTMLButtonElement>('[type=submit]')?.focus()
}
