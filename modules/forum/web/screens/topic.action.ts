import { refused, run } from '@guildhall/kernel/page'
import { type ActionFunctionArgs, redirect } from 'react-router'
import {
  closeTopic,
  editPost,
  markRead,
  pinTopic,
  removePost,
  removeTopic,
  reopenTopic,
  replyToTopic,
} from '../../contract/index.ts'
import { pageOf } from '../parts/page-of.ts'

/** What the forms and menus of a topic send; `intent` names the command. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const topic = params.topic ?? ''
  const text = (name: string) => String(form.get(name) ?? '')
  const isScripted = form.has('scripted')
  switch (form.get('intent')) {
    case 'reply': {
      const replyTo = Number(text('replyTo')) || undefined
      const idempotencyKey = text('key') || undefined
      const ran = await run(context, replyToTopic, { topic, body: text('body'), replyTo, idempotencyKey })
      if (!ran.ok) return refused(ran.problem)
      if (!isScripted) throw redirect(`/t/${topic}?from=${pageOf(ran.output.number)}#p${ran.output.number}`)
      return { post: ran.output }
    }
    case 'edit':
      return posted(await run(context, editPost, { postId: text('postId'), body: text('body') }))
    case 'remove':
      return posted(await run(context, removePost, { postId: text('postId') }))
    case 'close':
      return changed(await run(context, closeTopic, { topic }))
    case 'reopen':
      return changed(await run(context, reopenTopic, { topic }))
    case 'pin':
    case 'unpin':
      return changed(await run(context, pinTopic, { topic, pinned: text('intent') === 'pin' }))
    case 'read':
      return await run(context, markRead, { topic, number: Number(text('number')) })
    case 'remove-topic': {
      const ran = await run(context, removeTopic, { topic })
      if (!ran.ok) return refused(ran.problem)
      throw redirect('/latest')
    }
    default:
      return refused({ code: 'invalid_input', status: 400, sentence: 'Nothing here takes that.', errors: [] })
  }
}

type PostRan = Awaited<ReturnType<typeof run<typeof editPost>>>
type TopicRan = Awaited<ReturnType<typeof run<typeof closeTopic>>>
const posted = (ran: PostRan) => (ran.ok ? { post: ran.output } : refused(ran.problem))
const changed = (ran: TopicRan) => (ran.ok ? { topic: ran.output } : refused(ran.problem))
