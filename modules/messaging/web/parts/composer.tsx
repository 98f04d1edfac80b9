import { Button, FormProblem, glyph, type ShownProblem, useWords } from '@guildhall/ui'
import { __iconNode as mood } from '@tabler/icons-react/dist/esm/icons/IconMoodSmile.mjs'
import { __iconNode as plus } from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs'
import { __iconNode as send } from '@tabler/icons-react/dist/esm/icons/IconSend2.mjs'
import { __iconNode as cross } from '@tabler/icons-react/dist/esm/icons/IconX.mjs'
import { type FormEvent, type KeyboardEvent, lazy, Suspense, useEffect, useRef, useState } from 'react'
import { Form, useActionData } from 'react-router'
import css from './composer.module.css'
import { FileChips } from './file-chips.tsx'
import { wrapSelection } from './formatting.ts'
import { MentionBox, useMentions } from './mentions.tsx'
import { cardName } from './naming.ts'
import { useDraft } from './use-draft.ts'
import { useFiles } from './use-files.ts'
import type { OpenThread } from './use-thread.ts'
import { VoiceRecorder } from './voice-recorder.tsx'

const Send = glyph(send)
const Plus = glyph(plus)
const Mood = glyph(mood)
const Cross = glyph(cross)
const ComposerMenu = lazy(() => import('./composer-menu.tsx'))
const EmojiMenu = lazy(() => import('./emoji-menu.tsx'))

/** Where one writes: Enter sends, Shift and Enter begins a line, the arrow up changes what one sent last. */
export function Composer({ thread, onTyping }: { thread: OpenThread; onTyping: () => void }) {
  const { t } = useWords()
  const { conversation } = thread.page
  const problem = useActionData<{ problem?: ShownProblem }>()?.problem
  const text = useRef<HTMLTextAreaElement>(null)
  const draft = useDraft(conversation, text)
  const mentions = useMentions(conversation, text)
  const files = useFiles()
  const [open, setOpen] = useState<'menu' | 'emoji' | 'voice' | null>(null)
  const { replyTo, words, setWords } = thread
  useEffect(() => {
    if (!words || !text.current) return
    text.current.value = words
    text.current.focus()
    draft.keep()
    setWords('')
  })
  useEffect(() => {
    if (replyTo) text.current?.focus()
  }, [replyTo])
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const body = text.current?.value.trim() ?? ''
    const fileIds = files.files.flatMap(({ id }) => id ?? [])
    if (files.isBusy || !text.current || (body === '' && fileIds.length === 0)) return
    const more = { ...(replyTo ? { replyTo: replyTo.seq } : {}), ...(fileIds.length > 0 ? { fileIds } : {}) }
    thread.outbox.send({ body, mentions: mentions.namedIn(body), ...more })
    files.clear()
    text.current.value = ''
    draft.clear()
    mentions.close()
    thread.setReplyTo(null)
  }
  const speak = async (sound: File) => {
    const id = await files.send(sound, 'voice')
    if (id) thread.outbox.send({ body: '', mentions: [], fileIds: [id], voice: true })
  }
  const insert = (what: string) => {
    text.current?.setRangeText(what, text.current.selectionStart, text.current.selectionEnd, 'end')
    text.current?.focus()
    setOpen(null)
    draft.keep()
  }
  return (
    <Form method="post" className={css.composer} onSubmit={submit}>
      <FormProblem problem={problem} />
      {replyTo ? <Answering thread={thread} /> : null}
      <MentionBox mentions={mentions} />
      <FileChips files={files.files} onDrop={files.drop} />
      {open === 'voice' ? <VoiceRecorder onRecorded={(sound) => void speak(sound)} onClose={() => setOpen(null)} /> : null}
      <input type="hidden" name="intent" value="send" />
      {replyTo ? <input type="hidden" name="replyTo" value={replyTo.seq} /> : null}
      <div className={css.row}>
        <span className={css.anchor}>
          <Tool
            label={t('messaging.more-ways')}
            isOpen={open === 'menu'}
            onPress={() => setOpen(open === 'menu' ? null : 'menu')}
          >
            <Plus size={22} />
          </Tool>
          {open === 'menu' ? (
            <Suspense>
              <ComposerMenu
                conversation={conversation}
                text={text}
                onDone={draft.save}
                onClose={() => setOpen(null)}
                onFiles={(chosen) => void files.add(chosen)}
                onVoice={() => setOpen('voice')}
              />
            </Suspense>
          ) : null}
        </span>
        <textarea
          ref={text}
          name="body"
          rows={1}
          maxLength={10_000}
          required={files.files.length === 0}
          dir="auto"
          defaultValue={conversation.draft}
          aria-label={t('messaging.write')}
          placeholder={t('messaging.write')}
          className={css.text}
          onInput={() => {
            draft.keep()
            mentions.look()
            onTyping()
          }}
          onKeyDown={(event) => {
            if (!mentions.onKeyDown(event)) keys(event, thread)
          }}
          onBlur={draft.save}
        />
        <span className={css.anchor}>
          <Tool label={t('messaging.emoji')} isOpen={open === 'emoji'} onPress={() => setOpen(open === 'emoji' ? null : 'emoji')}>
            <Mood size={22} />
          </Tool>
          {open === 'emoji' ? (
            <Suspense>
              <EmojiMenu onPick={insert} onClose={() => setOpen(null)} />
            </Suspense>
          ) : null}
        </span>
        <button type="submit" className={css.send} aria-label={t('messaging.send')} title={t('messaging.send')}>
          <Send size={20} />
        </button>
      </div>
    </Form>
  )
}

function keys(event: KeyboardEvent<HTMLTextAreaElement>, thread: OpenThread) {
  const field = event.currentTarget
  if (event.key === 'Escape') return thread.setReplyTo(null)
  if (event.key === 'ArrowUp' && field.value === '') return changeLast(event, thread)
  if ((event.ctrlKey || event.metaKey) && wrapSelection(field, event.key)) return event.preventDefault()
  if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
  // On a touch screen Enter begins a line: there is a button to send, and no Shift at hand.
  if (matchMedia('(pointer: coarse)').matches && !event.ctrlKey) return
  event.preventDefault()
  field.form?.requestSubmit()
}

function changeLast(event: KeyboardEvent, { page, memberId, setEditing }: OpenThread) {
  const own = page.messages.findLast(({ author, kind, deleted }) => author.memberId === memberId && kind === 'text' && !deleted)
  if (!own) return
  event.preventDefault()
  setEditing(own)
}

function Answering({ thread }: { thread: OpenThread }) {
  const words = useWords()
  const { replyTo } = thread
  if (!replyTo) return null
  return (
    <p className={css.answering}>
      <span>
        <strong>{words.t('messaging.replying-to', { name: cardName(replyTo.author, words) })}</strong>
        <span className={css.answered}>{replyTo.body.slice(0, 140)}</span>
      </span>
      <Button look="plain" size="small" aria-label={words.t('shell.cancel')} onClick={() => thread.setReplyTo(null)}>
        <Cross size={16} />
      </Button>
    </p>
  )
}

type ToolProps = { label: string; isOpen: boolean; onPress: () => void; children: React.ReactNode }

const Tool = ({ label, isOpen, onPress, children }: ToolProps) => (
  <button type="button" className={css.tool} title={label} aria-label={label} aria-expanded={isOpen} onClick={onPress}>
    {children}
  </button>
)
