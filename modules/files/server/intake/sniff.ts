import { fileTypeFromBuffer } from 'file-type'

/** How much of a file is looked at to tell what it is. */
export const HEAD_BYTES = 64 * 1024

/** What bytes look like: a media type, `text`, or null when they look like nothing known. Names are not asked. */
export async function seenIn(head: Uint8Array): Promise<string | null> {
  const text = textIn(head)
  if (text !== null) return markupIn(text) ?? (await magicOf(head)) ?? 'text'
  const type = await magicOf(head)
  return type === null || type === 'application/zip' ? (packageIn(head) ?? type) : type
}

async function magicOf(head: Uint8Array): Promise<string | null> {
  // Reading past the end of a head is no fault of the file.
  const found = await fileTypeFromBuffer(head).catch(() => undefined)
  return found?.mime ?? null
}

/** The text the bytes are, or null: UTF-8 without controls, whose last letter may be cut off. */
function textIn(head: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
    // biome-ignore lint/suspicious/noControlCharactersInRegex: text has none of them
    return /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text) ? null : text
  } catch {
    return null
  }
}

const prologue = /^\uFEFF?\s*(<\?xml[^>]*\?>\s*)?(<!--[\s\S]*?-->\s*)*/i

function markupIn(text: string): string | null {
  const rest = text.replace(prologue, '').slice(0, 1000)
  if (/^(<!DOCTYPE svg[\s\S]*?>\s*)?<svg[\s>]/i.test(rest)) return 'image/svg+xml'
  if (/^<(!doctype html|html|head|body|script|iframe)\b/i.test(rest)) return 'text/html'
  return null
}

const OOXML = 'application/vnd.openxmlformats-officedocument.'

// The parts of an office file stand in its ZIP's local headers; which ones come first differs between programs.
function packageIn(head: Uint8Array): string | null {
  if (head[0] !== 0x50 || head[1] !== 0x4b || head[2] !== 3 || head[3] !== 4) return null
  const names = Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString('latin1')
  if (!names.includes('[Content_Types].xml')) return 'application/zip'
  if (names.includes('word/')) return `${OOXML}wordprocessingml.document`
  if (names.includes('xl/')) return `${OOXML}spreadsheetml.sheet`
  if (names.includes('ppt/')) return `${OOXML}presentationml.presentation`
  return 'application/zip'
}
