import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { withLocalFile, withScratch } from '../storage/local.ts'
import { drawPictures } from './image.ts'
import { keep, type Made, type Making } from './made.ts'
import { GiB } from './probe.ts'
import { runTool } from './run-tool.ts'

/** How much of what stands in a document is searched. */
const MOST_WORDS = 100_000

/** The words of a text; the first page of a PDF as a picture, and its words. */
export const documentPreview = (making: Making): Promise<Made> =>
  withScratch(making.site, (folder) =>
    withLocalFile(making.site, making.file.object_key, async (path) => {
      if (making.file.kind === 'text') return { words: await beginning(path), copies: [] }
      const limits = { folder, signal: making.signal, seconds: 60, memoryBytes: GiB }
      await runTool(
        'pdftoppm',
        ['-png', '-f', '1', '-l', '1', '-singlefile', '-scale-to', '1920', path, join(folder, 'page')],
        limits,
      )
      const { drawn, ...facts } = await drawPictures(await readFile(join(folder, 'page.png')))
      const copies = []
      for (const picture of drawn) copies.push(await keep(making, picture))
      await runTool('pdftotext', ['-l', '100', '-enc', 'UTF-8', path, join(folder, 'words')], limits)
      return { ...facts, words: await beginning(join(folder, 'words')), copies }
    }),
  )

async function beginning(path: string): Promise<string> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(MOST_WORDS), 0, MOST_WORDS, 0)
    return new TextDecoder().decode(buffer.subarray(0, bytesRead)).replaceAll('\0', ' ').replace(/\s+/g, ' ').trim()
  } finally {
    await file.close()
  }
}
