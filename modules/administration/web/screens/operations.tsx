import { ask } from '@guildhall/kernel/page'
import { AdminList, Tag, Time, useWords } from '@guildhall/ui'
import IconHistory from '@tabler/icons-react/dist/esm/icons/IconHistory.mjs'
import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { listOperations, type Operation } from '../../contract/index.ts'
import { Heading } from '../parts/heading.tsx'
import { deedOf, stateWord } from '../parts/operation-words.ts'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const cursor = new URL(request.url).searchParams.get('cursor') ?? undefined
  return { page: await ask(context, listOperations, { cursor }), isFirst: !cursor }
}

/** What was done to many members at once, and what is under way. */
export default function Operations() {
  const { t, locale } = useWords()
  const { page, isFirst } = useLoaderData<typeof loader>()
  const number = (value: number) => new Intl.NumberFormat(locale).format(value)
  return (
    <>
      <Heading title={t('administration.operations')} trail={[{ to: '/admin/users', label: t('administration.members') }]} />
      <AdminList
        caption={t('administration.operations')}
        rows={page.items}
        keyOf={({ id }) => id}
        nameOf={(operation) => deedOf(t, operation)}
        nextCursor={page.nextCursor}
        isFirst={isFirst}
        columns={[
          {
            key: 'deed',
            label: t('administration.operation'),
            render: (operation: Operation) => <Link to={`/admin/operations/${operation.id}`}>{deedOf(t, operation)}</Link>,
          },
          {
            key: 'state',
            label: t('administration.status'),
            render: ({ state }: Operation) => <Tag tone={state === 'running' ? 'brand' : 'neutral'}>{t(stateWord[state])}</Tag>,
          },
          { key: 'by', label: t('administration.asked-by'), render: ({ byName }: Operation) => byName || '–' },
          {
            key: 'changed',
            label: t('administration.outcome-changed'),
            end: true,
            render: ({ changed, total }: Operation) => `${number(changed)} / ${number(total)}`,
          },
          {
            key: 'at',
            label: t('administration.begun'),
            end: true,
            render: ({ createdAt }: Operation) => <Time at={createdAt} />,
          },
        ]}
        empty={{
          icon: <IconHistory size={22} />,
          title: t('administration.no-operations-title'),
          text: t('administration.no-operations'),
        }}
      />
    </>
  )
}
