import type { Site } from '@guildhall/kernel'
import type { PreviewNote } from '../../contract/index.ts'
import type { FileRow } from '../find.ts'
import { documentPreview } from './document.ts'
import { CannotPreview, TooCostly, ToolMissing } from './faults.ts'
import { imagePreview } from './image.ts'
import type { Derived, Made, Making } from './made.ts'
import { soundPreview } from './sound.ts'
import { videoPreview } from './video.ts'

/** Makes the previews of a clean file. What cannot be previewed says why; only the server's own faults throw. */
export async function derive(site: Site, file: FileRow, signal: AbortSignal): Promise<Derived> {
  const maker = makerFor(file)
  if (!maker) return none('no_preview')
  try {
    return { preview: 'ready', preview_note: null, ...(await maker({ site, file, signal })) }
  } catch (fault) {
    signal.throwIfAborted()
    if (fault instanceof ToolMissing) return none('tool_missing')
    if (fault instanceof TooCostly) return none('preview_too_costly')
    if (fault instanceof CannotPreview) return none('preview_failed')
    throw fault
  }
}

const none = (preview_note: PreviewNote): Derived => ({ preview: 'none', preview_note, copies: [] })

function makerFor({ kind, type }: FileRow): ((making: Making) => Promise<Made>) | null {
  if (kind === 'image') return type === 'image/svg+xml' ? null : imagePreview
  if (kind === 'video') return videoPreview
  if (kind === 'audio') return soundPreview
  if (kind === 'text' || type === 'application/pdf') return documentPreview
  return null
}
