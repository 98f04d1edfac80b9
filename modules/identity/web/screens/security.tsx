import { ask } from '@guildhall/kernel/page'
import { PageHead, useSite, useWords } from '@guildhall/ui'
import { Themed } from '@guildhall/ui/mantine'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { listMySessions, showMyAccount } from '../../contract/index.ts'
import { DeleteAccount, ExportData } from '../parts/leaving.tsx'
import { ChangePassword, EmailAddress } from '../parts/password-change.tsx'
import type { SecurityAnswer } from '../parts/security-answer.ts'
import { Sessions } from '../parts/sessions.tsx'
import css from './key-list.module.css'
import { securityAction } from './security-action.ts'

export async function loader({ context }: LoaderFunctionArgs) {
  const [account, { items }] = await Promise.all([ask(context, showMyAccount, {}), ask(context, listMySessions, {})])
  return { account, sessions: items }
}

export const action = (args: ActionFunctionArgs) => securityAction(args)

/** The account: its address, its password, where it is signed in, a copy of its data, and its end. */
export default function Security() {
  const { t, locale } = useWords()
  const { name } = useSite()
  const { account, sessions } = useLoaderData<typeof loader>()
  const answer = useActionData<SecurityAnswer>()
  const of = (intent: string) => (answer?.intent === intent ? answer : undefined)
  return (
    <Themed locale={locale}>
      <div className={css.page}>
        <PageHead title={t('identity.security')} site={name} robots="noindex" />
        <h1>{t('identity.security')}</h1>
        <EmailAddress account={account} answer={of('resend')} />
        <ChangePassword account={account} answer={of('password')} />
        <Sessions sessions={sessions} answer={of('end') ?? of('end-others')} />
        <ExportData />
        <DeleteAccount answer={of('delete')} />
      </div>
    </Themed>
  )
}
