import { Tag, useWords } from '@guildhall/ui'
import type { ReactNode } from 'react'
import type { Organisation } from '../../contract/index.ts'
import { Logo } from './logo.tsx'
import css from './organisations.module.css'

/** What an organisation is called, its kind and size. */
export function OrganisationHead({ organisation, children }: { organisation: Organisation; children?: ReactNode }) {
  const { t } = useWords()
  const { name, kindName, location, memberCount, status } = organisation
  return (
    <header className={css.head}>
      <Logo organisation={organisation} />
      <div>
        <h1>{name}</h1>
        <p className={css.facts}>
          {[kindName, location, t('organisations.members-count', { count: memberCount })].filter(Boolean).join(' · ')}{' '}
          {status === 'suspended' ? <Tag>{t('organisations.status-suspended')}</Tag> : null}
        </p>
      </div>
      {children}
    </header>
  )
}
