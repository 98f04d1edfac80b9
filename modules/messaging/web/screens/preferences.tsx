import { ask, refused, run } from '@guildhall/kernel/page'
import { Button, FormProblem, formLook, PageHead, type ShownProblem, useSite, useWords } from '@guildhall/ui'
import { type ActionFunctionArgs, Form, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { editPreferences, showPreferences } from '../../contract/index.ts'

export const loader = ({ context }: LoaderFunctionArgs) => ask(context, showPreferences, {})

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const ran = await run(context, editPreferences, { receipts: form.has('receipts'), typing: form.has('typing') })
  if (!ran.ok) return refused(ran.problem)
  throw redirect('/settings/messages')
}

/** What others see of how one reads and writes. */
export default function PreferencesScreen() {
  const { t } = useWords()
  const { name } = useSite()
  const { receipts, typing } = useLoaderData<typeof loader>()
  const problem = useActionData<{ problem?: ShownProblem }>()?.problem
  return (
    <Form method="post" className={formLook.panel}>
      <PageHead title={t('messaging.nav')} site={name} robots="noindex" />
      <h1>{t('messaging.nav')}</h1>
      <FormProblem problem={problem} />
      <label>
        <input type="checkbox" name="receipts" defaultChecked={receipts} /> {t('messaging.pref-receipts')}
      </label>
      <label>
        <input type="checkbox" name="typing" defaultChecked={typing} /> {t('messaging.pref-typing')}
      </label>
      <Button type="submit" look="solid">
        {t('shell.save')}
      </Button>
    </Form>
  )
}
