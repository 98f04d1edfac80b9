import type { FilePurpose, Kind } from '../../contract/index.ts'
import { endingOf } from './names.ts'

export type Judged = { type: string; kind: Kind }
export type Judgement = Judged | 'type_not_taken' | 'file_disguised'
type Known = { kind: Kind; endings: readonly string[] }

const known = (kind: Kind, ...endings: string[]): Known => ({ kind, endings })

/** Everything that is taken, with the endings its name may have. What is not here is not taken. */
const taken: Readonly<Record<string, Known>> = {
  'image/jpeg': known('image', '.jpg', '.jpeg', '.jpe', '.jfif'),
  'image/png': known('image', '.png'),
  'image/apng': known('image', '.png', '.apng'),
  'image/webp': known('image', '.webp'),
  'image/gif': known('image', '.gif'),
  'image/avif': known('image', '.avif'),
  'image/heic': known('image', '.heic', '.heif'),
  'image/tiff': known('image', '.tif', '.tiff'),
  'image/svg+xml': known('image', '.svg'),
  'video/mp4': known('video', '.mp4', '.m4v'),
  'video/x-m4v': known('video', '.mp4', '.m4v'),
  'video/quicktime': known('video', '.mov', '.qt'),
  'video/webm': known('video', '.webm', '.weba'),
  'video/matroska': known('video', '.mkv', '.webm'),
  'video/vnd.avi': known('video', '.avi'),
  'video/mpeg': known('video', '.mpg', '.mpeg'),
  'video/3gpp': known('video', '.3gp'),
  'video/ogg': known('video', '.ogv', '.ogg'),
  'audio/mpeg': known('audio', '.mp3', '.mpga'),
  'audio/mp4': known('audio', '.m4a', '.mp4'),
  'audio/x-m4a': known('audio', '.m4a', '.mp4'),
  'audio/aac': known('audio', '.aac'),
  'audio/ogg': known('audio', '.ogg', '.oga'),
  'audio/ogg; codecs=opus': known('audio', '.opus', '.ogg', '.oga'),
  'audio/wav': known('audio', '.wav'),
  'audio/flac': known('audio', '.flac'),
  'audio/x-flac': known('audio', '.flac'),
  'application/pdf': known('document', '.pdf'),
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': known('document', '.docx'),
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': known('document', '.xlsx'),
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': known('document', '.pptx'),
  'application/vnd.oasis.opendocument.text': known('document', '.odt'),
  'application/vnd.oasis.opendocument.spreadsheet': known('document', '.ods'),
  'application/vnd.oasis.opendocument.presentation': known('document', '.odp'),
  'application/msword': known('document', '.doc'),
  'application/vnd.ms-excel': known('document', '.xls'),
  'application/vnd.ms-powerpoint': known('document', '.ppt'),
  'application/rtf': known('document', '.rtf'),
  'application/epub+zip': known('document', '.epub'),
  'application/zip': known('archive', '.zip'),
  'application/gzip': known('archive', '.gz', '.tgz'),
  'application/x-7z-compressed': known('archive', '.7z'),
  'application/x-tar': known('archive', '.tar'),
  'text/csv': known('text', '.csv'),
  'text/markdown': known('text', '.md', '.markdown'),
  'application/json': known('text', '.json'),
  'text/calendar': known('text', '.ics'),
  'text/vcard': known('text', '.vcf'),
  'text/vtt': known('text', '.vtt'),
  'text/plain': known('text', '.txt', '.log', '.text'),
}

const byEnding = new Map(Object.entries(taken).flatMap(([type, { endings }]) => endings.map((ending) => [ending, type] as const)))
/** Old office files share one container; only their name says which they are. */
const office = new Map([
  ['.doc', 'application/msword'],
  ['.xls', 'application/vnd.ms-excel'],
  ['.ppt', 'application/vnd.ms-powerpoint'],
])
/** Endings that make a computer run what it opens. */
const run = /^\.(exe|dll|com|bat|cmd|ps1|vbs|js|mjs|jar|msi|scr|sh|app|apk|deb|rpm|html?|xhtml|xml|php|py|lnk|iso|dmg)$/

/**
 * What a file is, from what its bytes look like (`seen`: a media type, `text`, or null when they look like nothing
 * known) and its name: refused when it is nothing that is taken, or when name and bytes disagree.
 */
export function judge(seen: string | null, name: string): Judgement {
  const ending = endingOf(name)
  const type = settled(seen, ending)
  const entry = type === null ? undefined : taken[type]
  if (type === null || !entry) return byEnding.has(ending) ? 'file_disguised' : 'type_not_taken'
  if (run.test(ending)) return entry.kind === 'text' ? 'type_not_taken' : 'file_disguised'
  const claimed = byEnding.get(ending)
  if (claimed !== undefined && !entry.endings.includes(ending)) return 'file_disguised'
  return { type, kind: entry.kind }
}

function settled(seen: string | null, ending: string): string | null {
  if (seen === 'application/x-cfb') return office.get(ending) ?? null
  if (seen !== 'text') return seen
  const named = byEnding.get(ending)
  return named !== undefined && taken[named]?.kind === 'text' ? named : named === undefined ? 'text/plain' : null
}

/** Does a file of this kind serve the purpose it was sent for? */
export function suits({ kind, type }: Judged, purpose: FilePurpose): boolean {
  if (purpose === 'image') return kind === 'image' && type !== 'image/svg+xml'
  if (purpose === 'voice') return kind === 'audio' || type === 'video/webm' || type === 'video/matroska'
  if (purpose === 'document') return kind === 'document' || kind === 'text'
  return true
}

/** Names of films and sounds: how large an announced file may be before its bytes are seen. */
export const looksLikeMedia = (name: string): boolean => isMedia(taken[byEnding.get(endingOf(name)) ?? '']?.kind)

export const isMedia = (kind: Kind | undefined): boolean => kind === 'video' || kind === 'audio'

/** Types a browser shows in place without running anything of them; everything else is saved. */
export const isShownInline = (type: string): boolean =>
  /^(image\/(jpeg|png|apng|webp|gif|avif)|video\/[\w.-]+|audio\/[\w.-]+.*)$/.test(type)
