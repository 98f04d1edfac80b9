import { ask, refused, run } from '@guildhall/kernel/page'
import { Button, FormProblem, PageHead, type ShownProblem, useSite, useWords } from '@guildhall/ui'
import { type ActionFunctionArgs, Form, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { sendMessage, showDirect } from '../../contract/index.ts'
import { ConversationList } from '../parts/conversation-list.tsx'
import { cardName } from '../parts/naming.ts'
import { Panes } from '../parts/panes.tsx'
import { useConversations } from '../parts/use-conversations.ts'
import { loadList } from './list.loader.ts'
import css from './screens.module.css'

export async function loader(args: LoaderFunctionArgs) {
  const { conversation, other } = await ask(args.context, showDirect, { member: args.params.member ?? '' })
  if (conversation) throw redirect(`/chat/${conversation.id}`)
  return { ...(await loadList(args)), other }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const body = String((await request.formData()).get('body') ?? '')
  const ran = await run(context, sendMessage, { to: params.member ?? '', body })
  if (!ran.ok) return refused(ran.problem)
  throw redirect(`/chat/${ran.output.conversationId}`)
}

/** The first words to somebody: there is no conversation before they are sent. */
export default function With() {
  const words = useWords()
  const { t } = words
  const { name } = useSite()
  const loaded = useLoaderData<typeof loader>()
  const { list } = useConversations(loaded)
  const problem = useActionData<{ problem?: ShownProblem }>()?.problem
  const other = cardName(loaded.other, words)
  return (
    <>
      <PageHead title={t('messaging.write-to', { name: other })} site={name} robots="noindex" />
      <Panes shown="thread" list={<ConversationList {...loaded} list={list} />}>
        <Form method="post" className={css.page}>
          <h1>{t('messaging.write-to', { name: other })}</h1>
          <FormProblem problem={problem} />
          <textarea
            name="body"
            rows={5}
            required
            maxLength={10_000}
            dir="auto"
            aria-label={t('messaging.write')}
            placeholder={t('messaging.write')}
            className={css.text}
          />
          <Button type="submit" look="solid" className={css.submit}>
            {t('messaging.send')}
          </Button>
        </Form>
      </Panes>
    </>
  )
}
