import { lazy, Suspense } from 'react'
import type { OpenTopic } from './use-topic.ts'

const PendingReply = lazy(() => import('./pending-reply.tsx'))

/** Own replies on their way. */
export const PendingReplies = ({ topic }: { topic: OpenTopic }) => (
  <Suspense>
    {topic.outbox.items.map((reply) => (
      <PendingReply key={reply.id} reply={reply} topic={topic} />
    ))}
  </Suspense>
)
