import { ask, refused, run } from '@guildhall/kernel/page'
import { Button, EmptyState, FormProblem, PageHead, type ShownProblem, Time, useSite, useWords } from '@guildhall/ui'
import IconShieldCheck from '@tabler/icons-react/dist/esm/icons/IconShieldCheck.mjs'
import { type ActionFunctionArgs, Form, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { listReports, type MessageReport, resolveReport } from '../../contract/index.ts'
import { cardName } from '../parts/naming.ts'
import css from './screens.module.css'

export const loader = ({ context }: LoaderFunctionArgs) => ask(context, listReports, { limit: 100 })

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const ran = await run(context, resolveReport, { report: String(form.get('report')), outcome: String(form.get('outcome')) })
  if (!ran.ok) return refused(ran.problem)
  throw redirect('/admin/messages')
}

/** Messages that members have shown to the moderators: those alone, and nothing else of their conversations. */
export default function Reports() {
  const { t } = useWords()
  const { name } = useSite()
  const { items } = useLoaderData<typeof loader>()
  const problem = useActionData<{ problem?: ShownProblem }>()?.problem
  return (
    <>
      <PageHead title={t('messaging.reports')} site={name} robots="noindex" />
      <h1>{t('messaging.reports')}</h1>
      <p className={css.hint}>{t('messaging.reports-text')}</p>
      <FormProblem problem={problem} />
      {items.length === 0 ? (
        <EmptyState
          icon={<IconShieldCheck size={22} />}
          title={t('messaging.reports-none')}
          text={t('messaging.reports-none-text')}
        />
      ) : null}
      <ul className={css.reports}>
        {items.map((report) => (
          <Report key={report.id} report={report} />
        ))}
      </ul>
    </>
  )
}

function Report({ report }: { report: MessageReport }) {
  const words = useWords()
  const { t } = words
  return (
    <li className={css.report}>
      <p className={css.hitHead}>
        <strong>{cardName(report.author, words)}</strong>
        <span>{t(`messaging.reason-${report.reason}`)}</span>
        <Time at={report.reportedAt} />
      </p>
      <blockquote>{report.body}</blockquote>
      {report.note ? <p>{report.note}</p> : null}
      <p className={css.hint}>{t('messaging.reported-by', { name: cardName(report.reporter, words) })}</p>
      <Form method="post" className={css.foot}>
        <input type="hidden" name="report" value={report.id} />
        <Button type="submit" size="small" name="outcome" value="dismissed">
          {t('messaging.dismiss')}
        </Button>
        <Button type="submit" size="small" look="solid" name="outcome" value="deleted">
          {t('messaging.delete-for-all')}
        </Button>
      </Form>
    </li>
  )
}
