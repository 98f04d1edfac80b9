import IconDownload from '@tabler/icons-react/dist/esm/icons/IconDownload.mjs'
import IconFile from '@tabler/icons-react/dist/esm/icons/IconFile.mjs'
import { useState } from 'react'
import { useWords } from '../words.tsx'
import css from './attachments.module.css'
import { Gallery } from './gallery.tsx'
import { Picture } from './picture.tsx'
import { lengthText, type ShownFile, sizeText } from './shown-file.ts'

/** What hangs on a message or a post: pictures to look at, films and sounds to play, everything else to save. */
export function Attachments({ files }: { files: readonly ShownFile[] }) {
  const [open, setOpen] = useState<string | null>(null)
  const pictures = files.filter(({ kind, urls }) => kind === 'image' && urls && urls.pictures.length > 0)
  const others = files.filter((file) => !pictures.includes(file))
  if (files.length === 0) return null
  return (
    <div className={css.attachments}>
      {pictures.length > 0 ? (
        <ul className={css.pictures}>
          {pictures.map((file) => (
            <li key={file.id}>
              <a
                href={file.urls?.content}
                onClick={(click) => {
                  if (click.metaKey || click.ctrlKey) return
                  click.preventDefault()
                  setOpen(file.id)
                }}
              >
                <Picture
                  file={file}
                  sizes={pictures.length === 1 ? '(max-width: 40rem) 100vw, 40rem' : '(max-width: 40rem) 50vw, 20rem'}
                />
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      {others.length > 0 ? (
        <ul className={css.others}>
          {others.map((file) => (
            <li key={file.id}>
              <Other file={file} />
            </li>
          ))}
        </ul>
      ) : null}
      {open ? <Gallery files={pictures} first={open} onClose={() => setOpen(null)} /> : null}
    </div>
  )
}

function Other({ file }: { file: ShownFile }) {
  const { urls, kind } = file
  if (!urls) return <Chip file={file} />
  if (kind === 'video' && urls.play) return <Film file={file} play={urls.play} />
  if (kind === 'audio' && urls.play) return <Sound file={file} play={urls.play} />
  return <Chip file={file} />
}

type Playing = { file: ShownFile; play: { url: string; type: string } }

function Film({ file: { name, width, height, urls }, play }: Playing) {
  return (
    // biome-ignore lint/a11y/useMediaCaption: what people upload has no captions of its own
    <video
      className={css.film}
      controls
      preload="none"
      aria-label={name}
      poster={urls?.pictures.findLast(({ type, width }) => type === 'image/webp' && width <= 960)?.url}
      style={width && height ? { aspectRatio: `${width} / ${height}` } : undefined}
    >
      <source src={play.url} type={play.type} />
    </video>
  )
}

function Sound({ file: { name, waveform, duration }, play }: Playing) {
  return (
    <figure className={css.sound}>
      <svg viewBox="0 0 128 24" preserveAspectRatio="none" aria-hidden="true">
        {waveform.map((loud, at) => {
          const length = Math.max(1, loud * 0.22)
          // biome-ignore lint/suspicious/noArrayIndexKey: bars have a place and nothing else
          return <rect key={at} x={at * 2} y={12 - length / 2} width="1.2" height={length} rx="0.6" />
        })}
      </svg>
      {/* biome-ignore lint/a11y/useMediaCaption: what people record has no captions of its own */}
      <audio controls preload="none" src={play.url} aria-label={name} />
      {duration === null ? null : <figcaption>{lengthText(duration)}</figcaption>}
    </figure>
  )
}

/** A file by its name, to be saved; or why it cannot be had. */
function Chip({ file: { name, size, state, urls } }: { file: ShownFile }) {
  const { t, locale } = useWords()
  const about = urls ? sizeText(size, locale) : t(state === 'quarantined' ? 'files.quarantined' : 'files.checking')
  const inside = (
    <>
      <IconFile size={20} stroke={1.75} aria-hidden="true" />
      <span className={css.name}>
        <bdi>{name}</bdi>
        <small>{about}</small>
      </span>
      {urls ? <IconDownload size={18} stroke={1.75} aria-hidden="true" /> : null}
    </>
  )
  return urls ? (
    <a className={css.chip} href={urls.download} download={name}>
      {inside}
    </a>
  ) : (
    <span className={css.chip}>{inside}</span>
  )
}
