import type { FileCard, FileState, Kind, PreviewNote, StateNote } from '../contract/index.ts'
import type { FileRow } from './find.ts'

/** One thing the server made of a file. */
export type Copy = { name: string; type: string; size: number; width?: number; height?: number }

const address = (id: string) => `/files/${id}`

/** The card of a file. Addresses are there when it is clean: nobody gets anything else. */
export function cardOf(row: FileRow): FileCard {
  const { id, name, type, size, description, width, height, duration, placeholder, waveform } = row
  return {
    id,
    name,
    type,
    kind: row.kind as Kind,
    size,
    state: row.state as FileState,
    stateNote: row.state_note as StateNote | null,
    description,
    width,
    height,
    duration,
    placeholder,
    waveform,
    focus: { x: rounded(row.focus_x), y: rounded(row.focus_y) },
    preview: row.preview,
    previewNote: row.preview_note as PreviewNote | null,
    urls: row.state === 'clean' ? urlsOf(row) : null,
  }
}

function urlsOf(row: FileRow): NonNullable<FileCard['urls']> {
  const copies = row.copies as unknown as Copy[]
  const at = (name: string) => `${address(row.id)}/copies/${name}`
  const content = `${address(row.id)}/content`
  const film = copies.find(({ name }) => name === 'film.mp4') ?? copies.find(({ name }) => name === 'sound.m4a')
  const playable = row.kind === 'video' || row.kind === 'audio'
  return {
    content,
    download: `${content}?download=1`,
    pictures: copies.flatMap(({ name, type, width, height }) =>
      name.startsWith('picture-') && width && height ? [{ url: at(name), type, width, height }] : [],
    ),
    play: film ? { url: at(film.name), type: film.type } : playable ? { url: content, type: row.type } : null,
    stream: copies.some(({ name }) => name === 'stream.m3u8') ? at('stream.m3u8') : null,
  }
}

const rounded = (share: number) => Math.round(share * 1000) / 1000
