import { ask, refused, run } from '@guildhall/kernel/page'
import { AdminList, Button, type ShownProblem, Time, useWords } from '@guildhall/ui'
import IconMoodSmile from '@tabler/icons-react/dist/esm/icons/IconMoodSmile.mjs'
import { type ActionFunctionArgs, Form, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { type Failed, listFailures, retryFailure } from '../../contract/index.ts'
import { Heading } from '../parts/heading.tsx'

export const loader = ({ context }: LoaderFunctionArgs) => ask(context, listFailures, {})

export async function action({ context, request }: ActionFunctionArgs) {
  const ref = String((await request.formData()).get('ref'))
  const ran = await run(context, retryFailure, { ref })
  if (!ran.ok) return refused(ran.problem)
  throw redirect('/admin/jobs')
}

/** Work of this community that failed every time, each with a way to try it again. */
export default function Failures() {
  const { t } = useWords()
  const { items } = useLoaderData<typeof loader>()
  const problem = useActionData<{ problem?: ShownProblem }>()?.problem
  return (
    <>
      <Heading title={t('administration.failures')} />
      <AdminList
        caption={t('administration.failures')}
        rows={items}
        keyOf={({ ref }) => ref}
        nameOf={({ name }) => name}
        problem={problem}
        columns={[
          { key: 'name', label: t('administration.job'), render: ({ name }: Failed) => <code>{name}</code> },
          { key: 'fault', label: t('administration.fault'), render: ({ fault }: Failed) => fault ?? '–' },
          { key: 'attempts', label: t('administration.attempts'), end: true, render: ({ attempts }: Failed) => attempts },
          {
            key: 'at',
            label: t('administration.failed-at'),
            end: true,
            render: ({ failedAt }: Failed) => <Time at={failedAt} />,
          },
          {
            key: 'again',
            label: t('shell.retry'),
            render: ({ ref, name }: Failed) => (
              <Form method="post">
                <Button type="submit" size="small" name="ref" value={ref} aria-label={`${t('shell.retry')}: ${name}`}>
                  {t('shell.retry')}
                </Button>
              </Form>
            ),
          },
        ]}
        empty={{
          icon: <IconMoodSmile size={22} />,
          title: t('administration.no-failures-title'),
          text: t('administration.no-failures'),
        }}
      />
    </>
  )
}
