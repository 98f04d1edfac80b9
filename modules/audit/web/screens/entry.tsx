import { ask } from '@guildhall/kernel/page'
import { PageHead, Time, useSite, useWords } from '@guildhall/ui'
import type { ReactNode } from 'react'
import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { showEntry } from '../../contract/index.ts'
import { Changes } from '../parts/changes.tsx'
import css from './audit.module.css'

export const loader = ({ context, params }: LoaderFunctionArgs) => ask(context, showEntry, { entryId: params.entry ?? '' })

/** One entry of the log: who, from where, and what was changed. */
export default function EntryScreen() {
  const { t } = useWords()
  const { name } = useSite()
  const entry = useLoaderData<typeof loader>()
  const { actor, subject } = entry
  const nobody = t(entry.actorKind === 'system' ? 'audit.system' : 'audit.nobody')
  return (
    <>
      <PageHead title={entry.action} site={name} robots="noindex" />
      <p className={css.back}>
        <Link to="/admin/audit">{t('audit.back')}</Link>
      </p>
      <h1 className={css.code} dir="ltr">
        {entry.action}
      </h1>
      <dl className={css.facts}>
        <Fact label={t('audit.at')}>
          <Time at={entry.at} /> <span dir="ltr">({entry.at})</span>
        </Fact>
        <Fact label={t('audit.actor')}>{actor ? (actor.left ? t('audit.left') : actor.displayName) : nobody}</Fact>
        <Fact label={t('audit.outcome')}>{entry.outcome === 'ok' ? t('audit.ok') : `${t('audit.refused')}: ${entry.code}`}</Fact>
        <Fact label={t('audit.subject')}>{subject ? `${subject.type} ${subject.id}` : null}</Fact>
        <Fact label={t('audit.address')}>{entry.address}</Fact>
        <Fact label={t('audit.user-agent')}>{entry.userAgent}</Fact>
        <Fact label={t('audit.request')}>{entry.requestId}</Fact>
        <Fact label={t('audit.seal')}>{t(entry.sealed ? 'audit.sealed' : 'audit.unsealed')}</Fact>
      </dl>
      <Changes before={entry.before} after={entry.after} />
    </>
  )
}

const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <div>
    <dt>{label}</dt>
    <dd>{children ?? '—'}</dd>
  </div>
)
