import { services } from '@guildhall/kernel/page'
import { type ActionFunctionArgs, data } from 'react-router'

/** What may wait on a device. Anything else is done at once or not at all. */
const mayWait: readonly unknown[] = ['forum.reply-to-topic', 'messaging.send-message']
type Sent = { id: string; command: string; input: object; memberId: string }

/** Runs a command that waited on the member's device. Its id is the idempotency key: sent twice, it happens once. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { actor, execute } = context.get(services)
  const sent: unknown = await request.json().catch(() => null)
  if (!isSent(sent)) return refusal('invalid_input', 400)
  // Somebody else uses the device now: nothing leaves in their name, and nothing is lost.
  if (actor?.kind !== 'member' || actor.memberId !== sent.memberId) return refusal('session_expired', 401)
  const answer = await execute(sent.command, sent.input, sent.id)
  if (answer.ok) return Response.json({ output: answer.output })
  return Response.json({ problem: answer.problem }, { status: answer.problem.status })
}

function isSent(given: unknown): given is Sent {
  if (typeof given !== 'object' || given === null) return false
  const { id, command, input, memberId } = given as Partial<Record<keyof Sent, unknown>>
  const isNamed = typeof id === 'string' && /^[\w-]{8,64}$/.test(id) && typeof memberId === 'string'
  return isNamed && mayWait.includes(command) && typeof input === 'object' && input !== null
}

const refusal = (code: string, status: number) =>
  Response.json({ problem: { code, status, sentence: '', errors: [] } }, { status })

/** Nothing to be read here. */
export function loader(): never {
  throw data({ code: 'not_found', sentence: '' }, { status: 404 })
}
