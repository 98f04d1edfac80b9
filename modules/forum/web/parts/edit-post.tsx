import { Button, fieldError, useWords } from '@guildhall/ui'
import { type FormEvent, useId } from 'react'
import type { Post } from '../../contract/post.ts'
import css from './edit-post.module.css'
import { useCommand } from './use-command.ts'
import type { OpenTopic } from './use-topic.ts'

/** The post's words to change, where they stand. */
export default function EditPost({ post, topic, onDone }: { post: Post; topic: OpenTopic; onDone: () => void }) {
  const { t } = useWords()
  const errorId = useId()
  const { send, isBusy, problem } = useCommand<{ post: Post }>(topic.page.topic.slug, (answer) => {
    topic.posted(answer.post)
    onDone()
  })
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    send({ intent: 'edit', postId: post.id, body: String(new FormData(event.currentTarget).get('body')) })
  }
  return (
    <form onSubmit={save} className={css.form} onKeyDown={(event) => event.key === 'Escape' && onDone()}>
      <textarea
        name="body"
        defaultValue={post.body}
        maxLength={30_000}
        required
        // biome-ignore lint/a11y/noAutofocus: the person has just asked to edit this
        autoFocus
        aria-label={t('topic.edit-post')}
        aria-describedby={errorId}
        className={css.text}
      />
      <p id={errorId} className={css.error}>
        {fieldError(problem, 'body')}
      </p>
      <div className={css.row}>
        <Button type="submit" look="solid" size="small" disabled={isBusy}>
          {t('shell.save')}
        </Button>
        <Button size="small" onClick={onDone}>
          {t('shell.cancel')}
        </Button>
      </div>
    </form>
  )
}
