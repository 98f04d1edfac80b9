import type { FileCard } from '@guildhall/files/contract'
import { glyph, useWords } from '@guildhall/ui'
import { __iconNode as file } from '@tabler/icons-react/dist/esm/icons/IconFile.mjs'
import css from './attachments.module.css'
import { VoicePlayer } from './voice-player.tsx'

const FileGlyph = glyph(file)

/** What hangs on a message: pictures and films to look at, sounds to hear, everything else to fetch. */
export function Attachments({ files, isVoice }: { files: readonly FileCard[]; isVoice: boolean }) {
  if (files.length === 0) return null
  return (
    <ul className={css.files}>
      {files.map((each) => (
        <li key={each.id}>{isVoice ? <VoicePlayer file={each} /> : <Attachment file={each} />}</li>
      ))}
    </ul>
  )
}

function Attachment({ file }: { file: FileCard }) {
  const { t } = useWords()
  const { urls, kind, name } = file
  if (urls === null)
    return (
      <span className={css.waits}>
        {file.state === 'quarantined' ? t('messaging.file-refused') : `${name} · ${t('messaging.file-waits')}`}
      </span>
    )
  if (kind === 'image') return <Picture file={file} />
  if (kind === 'video' && urls.play) {
    // biome-ignore lint/a11y/useMediaCaption: what members film has no captions of its own
    return <video src={urls.play.url} controls preload="metadata" className={css.film} aria-label={name} />
  }
  // biome-ignore lint/a11y/useMediaCaption: what members record has no captions of its own
  if (kind === 'audio' && urls.play) return <audio src={urls.play.url} controls preload="metadata" aria-label={name} />
  return (
    <a href={urls.download} className={css.file} download={name}>
      <FileGlyph size={22} />
      <span>
        <strong>{name}</strong>
        <small>{sizeOf(file.size)}</small>
      </span>
    </a>
  )
}

function Picture({ file }: { file: FileCard }) {
  const { urls, width, height, name, description } = file
  if (!urls) return null
  const small = urls.pictures.filter(({ type }) => type === 'image/webp')
  return (
    <a href={urls.content} className={css.pictureLink}>
      <img
        src={small[0]?.url ?? urls.content}
        srcSet={small.map((each) => `${each.url} ${each.width}w`).join(', ') || undefined}
        sizes="20rem"
        width={width ?? undefined}
        height={height ?? undefined}
        alt={description || name}
        loading="lazy"
        className={css.picture}
      />
    </a>
  )
}

const units = ['B', 'kB', 'MB', 'GB']

/** `2.4 MB` */
export function sizeOf(bytes: number): string {
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3))
  return `${(bytes / 1000 ** step).toFixed(step === 0 ? 0 : 1)} ${units[step]}`
}
