import { id, instant } from '@guildhall/kernel/contract'
import { z } from 'zod'

export const Kind = z.enum(['image', 'video', 'audio', 'document', 'archive', 'text'])
export type Kind = z.output<typeof Kind>

/** uploaded → scanning → clean or quarantined (SM-40). Only clean files are served. */
export const FileState = z.enum(['uploaded', 'scanning', 'clean', 'quarantined'])
export type FileState = z.output<typeof FileState>

/** Who sees a file that hangs on nothing: its owner, every member, anybody. */
export const Visibility = z.enum(['private', 'members', 'public'])
export type Visibility = z.output<typeof Visibility>

/**
 * Why a state is as it is, for words like `files.note-scanner_away`. Clean: `scanned`, `not_scanned` (no scanner is set up),
 * `too_large_to_scan`. Waiting: `scanner_away`. Quarantined: `virus_found`, `archive_bomb`, `disguised`.
 */
export const StateNote = z.enum([
  'scanned',
  'not_scanned',
  'too_large_to_scan',
  'scanner_away',
  'virus_found',
  'archive_bomb',
  'disguised',
])
export type StateNote = z.output<typeof StateNote>

/** Why there is no preview: nothing to show, a program is missing on the server, it failed or took too long. */
export const PreviewNote = z.enum(['no_preview', 'tool_missing', 'preview_failed', 'preview_too_costly'])
export type PreviewNote = z.output<typeof PreviewNote>

const Picture = z.object({ url: z.string(), type: z.string(), width: z.int(), height: z.int() })

/** What it takes to show a file in a message or a post. Addresses are of the community's own host. */
export const FileCard = z.object({
  id,
  name: z.string(),
  /** Media type, judged by the bytes. */
  type: z.string(),
  kind: Kind,
  /** Bytes. */
  size: z.int(),
  state: FileState,
  stateNote: StateNote.nullable(),
  /** What a picture shows, in its owner's words: its alternative text. */
  description: z.string(),
  /** Pixels, upright. */
  width: z.int().nullable(),
  height: z.int().nullable(),
  /** Milliseconds. */
  duration: z.int().nullable(),
  /** ThumbHash in base64: the picture as a blur of 32 pixels, drawn in the browser while the real one loads. */
  placeholder: z.string().nullable(),
  /** Loudness of 64 equal stretches of a sound, 0 to 100; empty for what makes none. */
  waveform: z.array(z.int()),
  /** Where the middle of interest lies, in shares of width and height. */
  focus: z.object({ x: z.number(), y: z.number() }),
  preview: z.enum(['waiting', 'ready', 'none']),
  previewNote: PreviewNote.nullable(),
  /** Null while it may not be had. */
  urls: z
    .object({
      /** To be shown in place where that is safe, else to be saved. */
      content: z.string(),
      download: z.string(),
      /** Smaller pictures of it, small to large, WebP and, but for the largest, AVIF: for `srcset`. A film's are of its poster. */
      pictures: z.array(Picture),
      /** What plays in every browser; the original where nothing better was made. */
      play: z.object({ url: z.string(), type: z.string() }).nullable(),
      /** HLS playlist. */
      stream: z.string().nullable(),
    })
    .nullable(),
})
export type FileCard = z.output<typeof FileCard>

/** A file as its owner and its managers see it. */
export const FileDetails = FileCard.extend({
  ownerId: id,
  collectionId: id.nullable(),
  visibility: Visibility,
  version: z.int(),
  createdAt: instant,
  removedAt: instant.nullable(),
  /** How many things it hangs on, by their noun: `{ 'forum.post': 3 }`. */
  uses: z.record(z.string(), z.int()),
  may: z.object({ edit: z.boolean(), remove: z.boolean() }),
})
export type FileDetails = z.output<typeof FileDetails>
