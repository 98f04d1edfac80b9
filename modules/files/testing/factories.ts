import { crc32, deflateSync } from 'node:zlib'
import type { Caller } from '@guildhall/kernel/testing'
import { uploadFile } from '../contract/index.ts'

let count = 0
/** The bytes of a text nobody else has sent. */
export const someWords = () => new TextEncoder().encode(`Words number ${++count} of some file`)

/** A file of that member's own, scanned and ready. */
export async function aFile(by: Caller, more: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const { status, body } = await by.call(uploadFile, { file: someWords(), name: 'words.txt', ...more } as never)
  if (status !== 200) throw new Error(`The file was refused: ${JSON.stringify(body)}`)
  return body.id
}

/** A picture of one colour as PNG (RFC 2083), made by hand so that tests need no decoder to have one. */
export function aPicture({ width = 80, height = 60, colour = [122, 74, 18] as readonly number[] } = {}): Uint8Array {
  const row = Buffer.from([0, ...Array.from({ length: width }, () => colour).flat()])
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)))
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))])
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}
