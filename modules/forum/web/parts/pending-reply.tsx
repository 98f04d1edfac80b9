import { Avatar, type Outgoing, SendingState, useSite } from '@guildhall/ui'
import css from './pending-replies.module.css'
import type { OpenTopic } from './use-topic.ts'

/** An own reply that has not arrived: shown at once, and kept with its words until it does. */
export default function PendingReply({ reply, topic }: { reply: Outgoing; topic: OpenTopic }) {
  const { viewer } = useSite()
  const name = viewer?.name ?? ''
  const body = String(reply.input.body)
  return (
    <article className={css.reply} aria-busy={!reply.problem}>
      <Avatar name={name} hue={viewer?.hue ?? 0} picture={viewer?.picture} size="large" />
      <div>
        <strong>{name}</strong>
        <p className={css.body}>{body}</p>
        <SendingState item={reply} onEdit={() => topic.setWords(body)} />
      </div>
    </article>
  )
}
