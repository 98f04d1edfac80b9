import { useWords } from '@guildhall/ui'
import type { Message } from '../../contract/message.ts'
import css from './message-view.module.css'
import { cardName } from './naming.ts'

/** What happened to the conversation, in one line between the messages. */
export function NoticeLine({ message }: { message: Message }) {
  const words = useWords()
  const { notice, author } = message
  if (!notice) return null
  const people = new Intl.ListFormat(words.locale).format(notice.people.map((card) => cardName(card, words)))
  return (
    <p className={css.notice} data-seq={message.seq}>
      {words.t(`messaging.notice-${notice.what}`, { name: cardName(author, words), people, text: notice.text })}
    </p>
  )
}
