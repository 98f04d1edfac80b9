import { ask, refused, run } from '@guildhall/kernel/page'
import { Button, FormProblem, PageHead, useSite, useWords } from '@guildhall/ui'
import { type ActionFunctionArgs, Form, Link, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { showUnsubscribing, unsubscribe } from '../../contract/index.ts'
import css from '../parts/notices.module.css'

const tokenOf = (request: Request) => new URL(request.url).searchParams.get('token') ?? ''

export const loader = ({ context, request }: LoaderFunctionArgs) => ask(context, showUnsubscribing, { token: tokenOf(request) })

/** The button below, and what mail programs post by themselves (RFC 8058). */
export async function action({ context, request }: ActionFunctionArgs) {
  const ran = await run(context, unsubscribe, { token: tokenOf(request) })
  return ran.ok ? { done: true, problem: undefined } : refused(ran.problem)
}

/** Where the end of a mail leads: ends such mails without signing in. */
export default function Unsubscribe() {
  const { t } = useWords()
  const { name } = useSite()
  const { category } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const isDone = answer && 'done' in answer
  return (
    <div className={css.page}>
      <PageHead title={t('notices.unsubscribe')} site={name} robots="noindex" />
      <h1>{t('notices.unsubscribe')}</h1>
      {answer?.problem ? <FormProblem problem={answer.problem} /> : null}
      {isDone ? (
        <>
          <p role="status">{t('notices.unsubscribed', { category: t(`notices.category-${category}`) })}</p>
          <Link to="/settings/notifications">{t('notices.preferences')}</Link>
        </>
      ) : (
        <Form method="post">
          <p>{t('notices.unsubscribe-ask', { category: t(`notices.category-${category}`), community: name })}</p>
          <Button type="submit" look="solid">
            {t('notices.unsubscribe-do')}
          </Button>
        </Form>
      )}
    </div>
  )
}
