import { glyph, useWords } from '@guildhall/ui'
import { __iconNode as check } from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs'
import { __iconNode as checks } from '@tabler/icons-react/dist/esm/icons/IconChecks.mjs'
import type { Message } from '../../contract/message.ts'
import css from './message-view.module.css'
import type { OpenThread } from './use-thread.ts'

const Check = glyph(check)
const Checks = glyph(checks)

/** How far an own message has come: sent, delivered to everyone, read by so many. Nothing where nobody says. */
export function Receipt({ message, thread }: { message: Message; thread: OpenThread }) {
  const { t } = useWords()
  const { receipts } = thread.page.conversation
  if (message.author.memberId !== thread.memberId) return null
  const state = stateOf(message.seq, receipts)
  const label =
    state === 'read' && receipts.length > 1
      ? t('messaging.read-by', { count: readers(message.seq, receipts) })
      : t(`messaging.state-${state}`)
  return (
    <span className={css.ticks} title={label} data-state={state}>
      {state === 'sent' ? <Check size={14} /> : <Checks size={14} />}
      {state === 'read' ? <span aria-hidden="true">•</span> : null}
      <span className="visually-hidden">{label}</span>
    </span>
  )
}

type Receipts = OpenThread['page']['conversation']['receipts']
const readers = (seq: number, receipts: Receipts): number => receipts.filter(({ readSeq }) => readSeq >= seq).length

/** From the others' marks alone: nothing is stored per message and reader. */
export function stateOf(seq: number, receipts: Receipts): 'sent' | 'delivered' | 'read' {
  if (receipts.length === 0) return 'sent'
  if (readers(seq, receipts) > 0) return 'read'
  return receipts.every(({ deliveredSeq }) => deliveredSeq >= seq) ? 'delivered' : 'sent'
}
