import { Button, Time, useWords } from '@guildhall/ui'
import type { ReactNode } from 'react'
import { Form } from 'react-router'
import type { z } from 'zod'
import type { GrantLine, importGrants } from '../../contract/index.ts'
import css from './access.module.css'
import type { Wish } from './giving.ts'

type Props = {
  roles: readonly { key: string; name: string }[]
  rights: readonly string[]
  wish: Wish | undefined
  children: ReactNode
}

/** Gives several members a role or a right, after a look at what that would change. */
export function GiveForm({ roles, rights, wish, children }: Props) {
  const { t } = useWords()
  return (
    <details className={css.card} open={wish !== undefined}>
      <summary>{t('access.give')}</summary>
      <Form method="post" className={css.form} preventScrollReset>
        {children}
        <label>
          {t('access.give-members')}
          <textarea name="members" rows={3} required defaultValue={wish?.members} />
        </label>
        <label>
          {t('access.what')}
          <select name="what" defaultValue={wish?.what}>
            <optgroup label={t('access.roles')}>
              {roles.map(({ key, name }) => (
                <option key={key} value={`role:${key}`}>
                  {name}
                </option>
              ))}
            </optgroup>
            <optgroup label={t('access.rights')}>
              {rights.map((right) => (
                <option key={right} value={`right:${right}`}>
                  {right}
                </option>
              ))}
            </optgroup>
          </select>
        </label>
        <label>
          {t('access.scope')}
          <select name="scope" defaultValue={wish?.scope}>
            {['tenant', 'own', 'organisation'].map((scope) => (
              <option key={scope} value={scope}>
                {t(`access.scope-${scope}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('access.give-organisation')}
          <input name="organisation" maxLength={36} dir="ltr" defaultValue={wish?.organisation} />
        </label>
        <label>
          {t('access.give-end')}
          <input type="date" name="until" defaultValue={wish?.until} />
        </label>
        <label>
          {t('access.why')}
          <input name="reason" maxLength={500} required defaultValue={wish?.reason} />
        </label>
        <p className={css.row}>
          <Button type="submit" name="step" value="look">
            {t('access.look-first')}
          </Button>
          <Button type="submit" name="step" value="give" look="solid">
            {t('access.do-it')}
          </Button>
        </p>
      </Form>
    </details>
  )
}

/** What a file of grants would change, or has changed. */
export function FileOutcome({ outcome, children }: { outcome: z.output<typeof importGrants.output>; children?: ReactNode }) {
  const { t } = useWords()
  const parts = [
    ['access.added', outcome.added],
    ['access.changed', outcome.changed],
    ['access.removed', outcome.removed],
  ] as const
  const isEmpty = parts.every(([, lines]) => lines.length === 0)
  return (
    <section className={css.card} aria-live="polite">
      <h2>{t(outcome.dryRun ? 'access.would-change' : 'access.has-changed')}</h2>
      {isEmpty ? <p>{t('access.no-change')}</p> : null}
      {parts.map(([label, lines]) =>
        lines.length === 0 ? null : (
          <div key={label}>
            <h3>{t(label)}</h3>
            <ul className={css.diff} data-kind={label.split('.')[1]}>
              {lines.map((line) => (
                <Line key={JSON.stringify(line)} line={line} />
              ))}
            </ul>
          </div>
        ),
      )}
      {isEmpty ? null : children}
    </section>
  )
}

function Line({ line: { holder, role, permission, scope, expiresAt } }: { line: GrantLine }) {
  const { t } = useWords()
  return (
    <li>
      {holder}: <bdi>{role ?? permission}</bdi>
      {scope === 'tenant' ? '' : ` · ${t(`access.scope-${scope.split(':')[0]}`)}`}
      {expiresAt ? (
        <>
          {' '}
          · {t('access.until')} <Time at={expiresAt} />
        </>
      ) : null}
    </li>
  )
}
