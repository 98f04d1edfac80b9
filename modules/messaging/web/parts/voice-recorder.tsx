import { Button, toast, useWords } from '@guildhall/ui'
import { useEffect, useRef, useState } from 'react'
import css from './attachments.module.css'

type Props = { onRecorded: (sound: File) => void; onClose: () => void }

/** Records what somebody says until they stop it; nothing is sent when they cancel. */
export function VoiceRecorder({ onRecorded, onClose }: Props) {
  const { t } = useWords()
  const recorder = useRef<MediaRecorder>(null)
  const isWanted = useRef(false)
  const [seconds, setSeconds] = useState(0)
  const done = useRef({ onRecorded, onClose })
  done.current = { onRecorded, onClose }
  const refused = useRef(() => toast(t('messaging.voice-refused'), 'problem'))
  useEffect(() => {
    const leaving = new AbortController()
    const timer = setInterval(() => setSeconds((now) => now + 1), 1000)
    const ended = (sound: Blob) => {
      if (isWanted.current) done.current.onRecorded(new File([sound], 'voice.webm', { type: sound.type }))
      done.current.onClose()
    }
    record(leaving.signal, ended).then(
      (made) => {
        recorder.current = made
      },
      () => {
        refused.current()
        done.current.onClose()
      },
    )
    return () => {
      clearInterval(timer)
      leaving.abort()
    }
  }, [])
  const stop = () => {
    isWanted.current = true
    recorder.current?.stop()
  }
  return (
    <p role="status" className={css.chips}>
      <span className={css.recording} aria-hidden="true">
        ●
      </span>
      {Math.floor(seconds / 60)}:{String(seconds % 60).padStart(2, '0')}
      <Button size="small" look="solid" onClick={stop}>
        {t('messaging.voice-stop')}
      </Button>
      <Button size="small" look="plain" onClick={onClose}>
        {t('shell.cancel')}
      </Button>
    </p>
  )
}

/** The microphone is let go of when the recording ends, however it ends. */
async function record(signal: AbortSignal, ended: (sound: Blob) => void): Promise<MediaRecorder> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
  const letGo = () => {
    for (const track of stream.getTracks()) track.stop()
  }
  const recorder = new MediaRecorder(stream)
  const parts: Blob[] = []
  recorder.ondataavailable = ({ data }) => parts.push(data)
  recorder.onstop = () => {
    letGo()
    if (!signal.aborted) ended(new Blob(parts, { type: recorder.mimeType }))
  }
  signal.addEventListener('abort', letGo)
  if (signal.aborted) letGo()
  else recorder.start()
  return recorder
}
