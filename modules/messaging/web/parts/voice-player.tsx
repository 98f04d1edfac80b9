import type { FileCard } from '@guildhall/files/contract'
import { glyph, useWords } from '@guildhall/ui'
import { __iconNode as pause } from '@tabler/icons-react/dist/esm/icons/IconPlayerPauseFilled.mjs'
import { __iconNode as play } from '@tabler/icons-react/dist/esm/icons/IconPlayerPlayFilled.mjs'
import { useRef, useState } from 'react'
import css from './attachments.module.css'

const Play = glyph(play)
const Pause = glyph(pause)
const FLAT = Array.from({ length: 64 }, () => 20)

/** A voice message: its loudness as bars, which fill as it plays. */
export function VoicePlayer({ file }: { file: FileCard }) {
  const { t } = useWords()
  const sound = useRef<HTMLAudioElement>(null)
  const [isPlaying, setPlaying] = useState(false)
  const [share, setShare] = useState(0)
  const source = file.urls?.play?.url ?? file.urls?.content
  if (!source) return <span className={css.waits}>{t('messaging.file-waits')}</span>
  const bars = file.waveform.length > 0 ? file.waveform : FLAT
  const toggle = () => void (isPlaying ? sound.current?.pause() : sound.current?.play())
  return (
    <span className={css.voice}>
      <button type="button" className={css.play} onClick={toggle} aria-label={t('messaging.voice-line')} aria-pressed={isPlaying}>
        {isPlaying ? <Pause size={20} /> : <Play size={20} />}
      </button>
      <span className={css.bars} aria-hidden="true">
        {bars.map((loudness, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: bars never move
          <i key={at} data-on={at / bars.length < share || undefined} style={{ blockSize: `${Math.max(8, loudness)}%` }} />
        ))}
      </span>
      <small>{clock(file.duration)}</small>
      {/* biome-ignore lint/a11y/useMediaCaption: what somebody says has no captions */}
      <audio
        ref={sound}
        src={source}
        preload="none"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onTimeUpdate={({ currentTarget: { currentTime, duration } }) => setShare(duration > 0 ? currentTime / duration : 0)}
        onEnded={() => setShare(0)}
      />
    </span>
  )
}

/** `1:07` of milliseconds. */
const clock = (ms: number | null): string => {
  const seconds = Math.round((ms ?? 0) / 1000)
  return ms === null ? '' : `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
