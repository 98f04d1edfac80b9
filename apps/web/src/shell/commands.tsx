import { useWords } from '@guildhall/ui'
import { Themed } from '@guildhall/ui/mantine'
import { createSpotlight, Spotlight, type SpotlightActionGroupData } from '@mantine/spotlight'
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { localeNames, locales } from '../words/locales.ts'
import { chooseScheme, schemes } from './scheme.ts'

const [store, spotlight] = createSpotlight()

/** The command palette: go somewhere, search, switch the appearance or the language. */
export default function Commands({ opened, hasForum }: { opened: number; hasForum: boolean }) {
  const { t, locale } = useWords()
  const [query, setQuery] = useState('')
  const actions = useActions(query, hasForum)
  useEffect(() => {
    if (opened > 0) spotlight.open()
  }, [opened])
  return (
    <Themed locale={locale}>
      <Spotlight
        store={store}
        shortcut={null}
        actions={actions}
        query={query}
        onQueryChange={setQuery}
        nothingFound={t('shell.commands-empty', { query })}
        searchProps={{ placeholder: t('shell.commands'), 'aria-label': t('shell.commands') }}
        scrollable
        maxHeight="60vh"
      />
    </Themed>
  )
}

function useActions(query: string, hasForum: boolean): SpotlightActionGroupData[] {
  const { t } = useWords()
  const navigate = useNavigate()
  const go = (to: string, key: string) => ({ id: to, label: t(key), onClick: () => navigate(to) })
  const places = [
    go('/', 'nav.home'),
    ...(hasForum ? [go('/latest', 'nav.latest'), go('/new', 'nav.new-topic'), go('/search', 'nav.search')] : []),
    go('/settings', 'shell.settings'),
  ]
  const words = query.trim()
  const search = {
    id: 'search-for',
    label: t('commands.search-for', { query: words }),
    onClick: () => navigate(`/search?q=${encodeURIComponent(words)}`),
  }
  const send = (locale: string) => {
    const form = Object.assign(document.createElement('form'), { method: 'post', action: '/settings' })
    form.append(Object.assign(document.createElement('input'), { name: 'locale', value: locale, type: 'hidden' }))
    document.body.append(form)
    form.submit()
  }
  return [
    { group: t('commands.go'), actions: hasForum && words.length > 1 ? [search, ...places] : places },
    {
      group: t('commands.appearance'),
      actions: schemes.map((scheme) => ({
        id: `scheme-${scheme}`,
        label: t(`settings.scheme-${scheme}`),
        onClick: () => chooseScheme(scheme),
      })),
    },
    {
      group: t('commands.language'),
      actions: locales.map((tag) => ({ id: `locale-${tag}`, label: localeNames[tag], onClick: () => send(tag) })),
    },
  ]
}
