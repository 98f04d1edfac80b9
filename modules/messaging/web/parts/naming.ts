import type { Card } from '@guildhall/people/contract'
import type { Words } from '@guildhall/ui'
import type { ConversationRow, LastMessage } from '../../contract/conversation.ts'

/** A member's name, or that they have left. */
export const cardName = (card: Card, { t }: Pick<Words, 't'>): string => (card.left ? t('topic.left-member') : card.displayName)

/** What a conversation is called: its own name, or its people's. */
export function nameOf(
  { name, other, people }: Pick<ConversationRow, 'name' | 'other' | 'people'>,
  words: Pick<Words, 't' | 'locale'>,
): string {
  if (name !== '') return name
  if (other) return cardName(other, words)
  if (people.length === 0) return words.t('messaging.only-you')
  return new Intl.ListFormat(words.locale, { style: 'narrow' }).format(people.map((card) => cardName(card, words)))
}

/** One line under the name: what was last said, and by whom. */
export function lastLine(row: ConversationRow, { memberId, words }: { memberId: string; words: Words }): string {
  const { last, kind } = row
  if (row.draft !== '') return words.t('messaging.draft', { text: row.draft.slice(0, 100) })
  if (last === null) return row.description || words.t('messaging.nothing-yet')
  const said = saidIn(last, words)
  if (last.author.memberId === memberId) return words.t('messaging.you-said', { text: said })
  return kind === 'direct' ? said : `${cardName(last.author, words)}: ${said}`
}

function saidIn({ deleted, kind, excerpt }: LastMessage, { t }: Words): string {
  if (deleted) return t('messaging.deleted')
  if (kind === 'poll') return t('messaging.poll-line', { question: excerpt })
  if (kind === 'voice') return t('messaging.voice-line')
  return excerpt === '' ? '…' : excerpt
}
