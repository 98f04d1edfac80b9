import { glyph, toast, useWords } from '@guildhall/ui'
import { __iconNode as chart } from '@tabler/icons-react/dist/esm/icons/IconChartBar.mjs'
import { __iconNode as clock } from '@tabler/icons-react/dist/esm/icons/IconClock.mjs'
import { __iconNode as microphone } from '@tabler/icons-react/dist/esm/icons/IconMicrophone.mjs'
import { __iconNode as paperclip } from '@tabler/icons-react/dist/esm/icons/IconPaperclip.mjs'
import { type RefObject, useState } from 'react'
import type { Conversation } from '../../contract/conversation.ts'
import css from './composer.module.css'
import { PollDialog } from './poll-dialog.tsx'
import { Pop } from './pop.tsx'
import { ScheduleDialog } from './schedule-dialog.tsx'

const Clock = glyph(clock)
const Chart = glyph(chart)
const Microphone = glyph(microphone)
const Paperclip = glyph(paperclip)

type Props = {
  conversation: Conversation
  text: RefObject<HTMLTextAreaElement | null>
  onDone: () => void
  onClose: () => void
  onFiles: (files: FileList | null) => void
  onVoice: () => void
}

/** What else can be sent: files, a voice message, a poll, or these words later. */
export default function ComposerMenu({ conversation, text, onDone, onClose, onFiles, onVoice }: Props) {
  const { t } = useWords()
  const [dialog, setDialog] = useState<'poll' | 'schedule' | null>(null)
  const body = text.current?.value.trim() ?? ''
  const later = () => {
    if (body === '') toast(t('messaging.schedule-empty'))
    else setDialog('schedule')
  }
  const scheduled = () => {
    if (text.current) text.current.value = ''
    onDone()
    onClose()
  }
  if (dialog === 'poll') return <PollDialog conversation={conversation} onClose={onClose} />
  if (dialog === 'schedule')
    return <ScheduleDialog conversation={conversation} body={body} onDone={scheduled} onClose={onClose} />
  return (
    <Pop side="start" onClose={onClose}>
      <label className={css.choice}>
        <Paperclip size={18} />
        {t('messaging.attach')}
        <input
          type="file"
          multiple
          className="visually-hidden"
          onChange={(event) => {
            onFiles(event.currentTarget.files)
            onClose()
          }}
        />
      </label>
      <button type="button" className={css.choice} onClick={onVoice}>
        <Microphone size={18} />
        {t('messaging.voice')}
      </button>
      <button type="button" className={css.choice} onClick={() => setDialog('poll')}>
        <Chart size={18} />
        {t('messaging.poll')}
      </button>
      <button type="button" className={css.choice} onClick={later}>
        <Clock size={18} />
        {t('messaging.schedule')}
      </button>
    </Pop>
  )
}
