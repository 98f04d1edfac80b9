import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { withLocalFile, withScratch } from '../storage/local.ts'
import { keep, type Made, type Making } from './made.ts'
import { GiB, onlyFiles } from './probe.ts'
import { runTool } from './run-tool.ts'
import { waveformOf } from './waveform.ts'

/** What every browser plays as it is. */
const plain = new Set(['audio/mpeg', 'audio/mp4', 'audio/x-m4a', 'audio/wav'])

/** Length and waveform of a sound, and one that plays everywhere where the original does not. */
export const soundPreview = (making: Making): Promise<Made> =>
  withScratch(making.site, (folder) =>
    withLocalFile(making.site, making.file.object_key, async (path) => {
      const heard = await waveformOf(path, { folder, signal: making.signal })
      if (plain.has(making.file.type)) return { ...heard, copies: [] }
      const target = join(folder, 'sound.m4a')
      const args = [
        '-v',
        'error',
        '-y',
        ...onlyFiles,
        '-i',
        path,
        '-vn',
        '-map_metadata',
        '-1',
        '-c:a',
        'aac',
        '-b:a',
        '96k',
        '-movflags',
        '+faststart',
        target,
      ]
      await runTool('ffmpeg', args, { folder, signal: making.signal, seconds: 300, memoryBytes: 2 * GiB })
      const copy = await keep(making, { name: 'sound.m4a', type: 'audio/mp4', bytes: await readFile(target) })
      return { ...heard, copies: [copy] }
    }),
  )
