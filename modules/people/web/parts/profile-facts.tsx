import { useWords } from '@guildhall/ui'
import type { ReactNode } from 'react'
import type { Profile } from '../../contract/index.ts'
import type { Choice } from './language-names.ts'
import css from './people.module.css'

/** The fields of a profile that its reader may see. */
export function ProfileFacts({ profile, languages }: { profile: Profile; languages: readonly Choice[] }) {
  const { t, locale } = useWords()
  const fullName = [profile.firstName, profile.lastName].filter(Boolean).join(' ')
  const facts: [string, ReactNode][] = [
    [t('people.full-name'), fullName],
    [t('people.pronouns'), profile.pronouns],
    [t('people.location'), profile.location],
    [t('people.languages'), languages.map(({ label }) => label).join(', ')],
    [t('people.time-zone'), profile.timeZone],
    [t('people.phone'), profile.phone],
    [t('people.postcode'), profile.postcode],
    ...profile.custom.map(({ label, kind, value }): [string, ReactNode] => [label, shownValue(kind, value, locale)]),
    [t('people.links'), profile.links?.length ? <Links key="links" links={profile.links} /> : null],
  ]
  const shown = facts.filter(([, value]) => value)
  if (shown.length === 0) return null
  return (
    <dl className={css.facts}>
      {shown.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

type Custom = Profile['custom'][number]

function shownValue(kind: Custom['kind'], value: Custom['value'], locale: string): ReactNode {
  if (Array.isArray(value)) return value.join(', ')
  if (kind === 'url' && value) return <Outward href={value}>{value}</Outward>
  if (kind === 'date' && value)
    return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(value))
  return value
}

const Links = ({ links }: { links: NonNullable<Profile['links']> }) => (
  <>
    {links.map(({ label, url }) => (
      <div key={url}>
        <Outward href={url}>{label || url.replace(/^https?:\/\//, '')}</Outward>
      </div>
    ))}
  </>
)

const Outward = ({ href, children }: { href: string; children: string }) => (
  <a href={href} rel="nofollow ugc noopener">
    {children}
  </a>
)
