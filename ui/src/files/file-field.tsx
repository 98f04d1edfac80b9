import IconPaperclip from '@tabler/icons-react/dist/esm/icons/IconPaperclip.mjs'
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs'
import { type ClipboardEvent, type DragEvent, type ReactNode, useRef, useState } from 'react'
import { useWords } from '../words.tsx'
import css from './attachments.module.css'
import { sizeText } from './shown-file.ts'

/** Sends one file and resolves to its id; `onProgress` hears how many bytes have arrived. Throws with a message for people. */
export type SendFile = (file: File, going: { onProgress: (sent: number) => void; signal: AbortSignal }) => Promise<string>
type Going = { key: number; file: File; sent: number; id: string | null; fault: string | null; cancel: AbortController }

export type FileFieldProps = {
  /** Under this name a form sends the id of each file that has arrived. */
  name: string
  send: SendFile
  /** Hears the ids of what has arrived, whether something is still on its way, and whether something was refused. */
  onChange?: (ids: readonly string[], isBusy: boolean, hasFaults: boolean) => void
  most?: number
  accept?: string
  /** What stands inside, such as the box one writes in: files may be dropped on it and pasted into it. */
  children?: ReactNode
}

/** Takes files by choosing, dropping or pasting, sends each at once, shows how far it is, and lets it be cancelled. */
export function FileField({ name, send, onChange, most = 10, accept, children }: FileFieldProps) {
  const { t } = useWords()
  const [isOver, setIsOver] = useState(false)
  const { list, add, drop } = useSending({ send, most, onChange })
  const input = useRef<HTMLInputElement>(null)
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    add([...event.dataTransfer.files])
  }
  const onPaste = (event: ClipboardEvent) => {
    if (event.clipboardData.files.length === 0) return
    event.preventDefault()
    add([...event.clipboardData.files])
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping and pasting come on top of the button inside
    <div
      className={css.field}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setIsOver(true)
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={onDrop}
      onPaste={onPaste}
    >
      {children}
      {list.length > 0 ? (
        <ul className={css.going}>
          {list.map((going) => (
            <Row key={going.key} going={going} name={name} onDrop={() => drop(going)} />
          ))}
        </ul>
      ) : null}
      <label className={css.choose}>
        <IconPaperclip size={18} stroke={1.75} aria-hidden="true" />
        {t('files.add')}
        <input
          ref={input}
          type="file"
          multiple={most > 1}
          accept={accept}
          className="visually-hidden"
          onChange={({ target }) => {
            add([...(target.files ?? [])])
            target.value = ''
          }}
        />
      </label>
    </div>
  )
}

function Row({ going, name, onDrop }: { going: Going; name: string; onDrop: () => void }) {
  const { t, locale } = useWords()
  const { file, sent, id, fault } = going
  return (
    <li data-fault={fault ? true : undefined}>
      <span className={css.name}>
        <bdi>{file.name}</bdi>
        <small role={fault ? 'alert' : undefined}>{fault ?? sizeText(file.size, locale)}</small>
      </span>
      {id === null && fault === null ? <progress max={file.size} value={sent} aria-label={file.name} /> : null}
      {id === null ? null : <input type="hidden" name={name} value={id} />}
      <button type="button" onClick={onDrop} aria-label={t(id === null ? 'files.cancel' : 'files.take-off', { name: file.name })}>
        <IconX size={16} aria-hidden="true" />
      </button>
    </li>
  )
}

let keys = 0

function useSending({ send, most, onChange }: Pick<FileFieldProps, 'send' | 'onChange'> & { most: number }) {
  const [list, setList] = useState<readonly Going[]>([])
  const current = useRef<readonly Going[]>([])
  const put = (next: readonly Going[]) => {
    current.current = next
    setList(next)
    const ids = next.flatMap(({ id }) => id ?? [])
    const isBusy = next.some(({ id, fault }) => id === null && fault === null)
    const hasFaults = next.some(({ fault }) => fault !== null)
    onChange?.(ids, isBusy, hasFaults)
  }
  const change = (key: number, what: Partial<Going>) =>
    put(current.current.map((going) => (going.key === key ? { ...going, ...what } : going)))
  const start = async ({ key, file, cancel }: Going) => {
    try {
      change(key, { id: await send(file, { onProgress: (sent) => change(key, { sent }), signal: cancel.signal }) })
    } catch (fault) {
      if (!cancel.signal.aborted) change(key, { fault: (fault as Error).message })
    }
  }
  return {
    list,
    add(files: readonly File[]) {
      const room = Math.max(0, most - current.current.length)
      const added = files
        .slice(0, room)
        .map((file) => ({ key: ++keys, file, sent: 0, id: null, fault: null, cancel: new AbortController() }))
      put([...current.current, ...added])
      for (const going of added) void start(going)
    },
    drop(going: Going) {
      if (going.id === null) going.cancel.abort()
      put(current.current.filter(({ key }) => key !== going.key))
    },
  }
}
