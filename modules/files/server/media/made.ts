import type { Site } from '@guildhall/kernel'
import type { PreviewNote } from '../../contract/index.ts'
import type { Copy } from '../cards.ts'
import type { FileRow } from '../find.ts'
import { copyKey } from '../rules/keys.ts'
import { storageOf } from '../storage/choose.ts'

/** What was learnt from a file and made of it; columns of its row. */
export type Derived = {
  preview: 'ready' | 'none'
  preview_note: PreviewNote | null
  copies: readonly Copy[]
  width?: number
  height?: number
  duration?: number
  placeholder?: string
  waveform?: number[]
  words?: string
  exif?: Record<string, unknown>
}
export type Made = Omit<Derived, 'preview' | 'preview_note'>
export type Making = { site: Site; file: FileRow; signal: AbortSignal }

/** Bytes that are to become a copy. */
export type Drawn = Omit<Copy, 'size'> & { bytes: Uint8Array }

/** Keeps a copy beside its original; the same name again replaces it, so a job may be repeated. */
export async function keep({ site, file }: Making, { bytes, ...copy }: Drawn): Promise<Copy> {
  const size = await storageOf(site).put(copyKey(file.object_key, copy.name), bytes)
  return { ...copy, size }
}
