import type { Making } from './made.ts'
import { runTool } from './run-tool.ts'

export type Probed = { seconds: number; video: { width: number; height: number } | null; hasSound: boolean }
type Stream = {
  codec_type?: string
  width?: number
  height?: number
  disposition?: { attached_pic?: number }
  side_data_list?: { rotation?: number }[]
}

/** Nothing but the file itself is opened, whatever a playlist in it says. */
export const onlyFiles = ['-protocol_whitelist', 'file,pipe'] as const
export const GiB = 1024 ** 3

/** Length, pixels as they are shown, and whether there is sound. */
export async function probe(path: string, { folder, signal }: Pick<Making, 'signal'> & { folder: string }): Promise<Probed> {
  const args = ['-v', 'error', ...onlyFiles, '-print_format', 'json', '-show_format', '-show_streams', path]
  let json = ''
  await runTool('ffprobe', args, { folder, signal, seconds: 30, memoryBytes: 2 * GiB, onOutput: (part) => (json += part) })
  const { streams = [], format = {} }: { streams?: Stream[]; format?: { duration?: string } } = JSON.parse(json)
  const picture = streams.find(({ codec_type, disposition }) => codec_type === 'video' && !disposition?.attached_pic)
  const { width = 0, height = 0 } = picture ?? {}
  const turned = Math.abs(picture?.side_data_list?.find(({ rotation }) => rotation !== undefined)?.rotation ?? 0) % 180 === 90
  return {
    seconds: Number(format.duration) || 0,
    video: picture ? { width: turned ? height : width, height: turned ? width : height } : null,
    hasSound: streams.some(({ codec_type }) => codec_type === 'audio'),
  }
}
