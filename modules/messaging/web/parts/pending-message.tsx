import { type Outgoing, SendingState } from '@guildhall/ui'
import css from './message-view.module.css'

/** An own message that has not arrived: there at once, sent after the one before it. */
export const PendingMessage = ({ waiting, onEdit }: { waiting: Outgoing; onEdit: (words: string) => void }) => (
  <article className={`${css.message} ${css.own} ${waiting.problem ? '' : css.pending}`} data-first aria-busy={!waiting.problem}>
    <div className={css.stack}>
      <div className={css.bubble}>
        <p className={css.words}>{String(waiting.input.body)}</p>
      </div>
      <SendingState item={waiting} onEdit={waiting.input.fileIds ? undefined : () => onEdit(String(waiting.input.body))} />
    </div>
  </article>
)
