import { ask, services } from '@guildhall/kernel/page'
import { Button, ButtonLink, EmptyState, formLook, PageHead, useSite, useWords } from '@guildhall/ui'
import { Themed } from '@guildhall/ui/mantine'
import { NativeSelect, TextInput } from '@mantine/core'
import IconUsers from '@tabler/icons-react/dist/esm/icons/IconUsers.mjs'
import { data, Form, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { listMembers } from '../../contract/index.ts'
import { commonLanguages, namesOf } from '../parts/language-names.ts'
import { MemberCard } from '../parts/member-card.tsx'
import css from '../parts/people.module.css'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { actor, locale } = context.get(services)
  if (actor?.kind !== 'member') throw data({ code: 'sign_in_required', sentence: '' }, { status: 401 })
  const { searchParams } = new URL(request.url)
  const value = (name: string) => searchParams.get(name)?.trim().slice(0, 100) || undefined
  const asked = { q: value('q'), location: value('location'), language: value('language') }
  const page = await ask(context, listMembers, { ...asked, cursor: searchParams.get('cursor') ?? undefined })
  return { asked, page, languages: namesOf(commonLanguages, locale) }
}

/** The members who may be found, with search and filters. */
export default function Directory() {
  const { t, locale } = useWords()
  const { name } = useSite()
  const { asked, page, languages } = useLoaderData<typeof loader>()
  const more = { ...Object.fromEntries(Object.entries(asked).filter(([, value]) => value)), cursor: page.nextCursor ?? '' }
  return (
    <Themed locale={locale}>
      <div className={css.page}>
        <PageHead title={t('people.directory')} site={name} robots="noindex" />
        <h1>{t('people.directory')}</h1>
        <Form role="search" className={css.search} key={JSON.stringify(asked)}>
          <TextInput name="q" type="search" label={t('people.search-name')} defaultValue={asked.q} maxLength={100} size="md" />
          <TextInput name="location" label={t('people.location')} defaultValue={asked.location} maxLength={100} size="md" />
          <NativeSelect
            name="language"
            label={t('people.language')}
            data={[{ value: '', label: t('people.any-language') }, ...languages]}
            defaultValue={asked.language ?? ''}
            size="md"
          />
          <Button type="submit" look="solid" className={formLook.submit}>
            {t('people.search')}
          </Button>
        </Form>
        {page.items.length === 0 ? (
          <EmptyState icon={<IconUsers size={22} />} title={t('people.nobody')} text={t('people.nobody-text')}>
            <ButtonLink to="/members">{t('people.show-all')}</ButtonLink>
          </EmptyState>
        ) : (
          <ul className={css.cards}>
            {page.items.map((entry) => (
              <MemberCard key={entry.memberId} card={entry} place={entry.location} />
            ))}
          </ul>
        )}
        {page.nextCursor ? (
          <ButtonLink to={{ search: new URLSearchParams(more).toString() }} className={formLook.submit}>
            {t('people.more')}
          </ButtonLink>
        ) : null}
      </div>
    </Themed>
  )
}
