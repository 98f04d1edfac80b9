import { createReadStream } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Copy } from '../cards.ts'
import { copyKey } from '../rules/keys.ts'
import { storageOf } from '../storage/choose.ts'
import { withLocalFile, withScratch } from '../storage/local.ts'
import { TooCostly } from './faults.ts'
import { drawPictures } from './image.ts'
import { keep, type Made, type Making } from './made.ts'
import { GiB, onlyFiles, type Probed, probe } from './probe.ts'
import { runTool } from './run-tool.ts'
import { waveformOf } from './waveform.ts'

/** Films longer than this are served as they are: drawing them anew would keep the server busy for too long. */
const MOST_SECONDS = 45 * 60
const FILM_SECONDS = 14 * 60
const SIDE = 1280

/** A poster, an MP4 of 720 lines that plays everywhere, the same cut for HLS (RFC 8216), length and waveform. */
export const videoPreview = (making: Making): Promise<Made> =>
  withScratch(making.site, (folder) =>
    withLocalFile(making.site, making.file.object_key, async (path) => {
      const found = await probe(path, { folder, signal: making.signal })
      const known = await heard(making, found, { path, folder })
      return found.video ? { ...known, ...(await seen(making, found, { path, folder })) } : { ...known, copies: [] }
    }),
  )

// A recorder writes voice messages as films without a picture.
async function heard({ signal }: Making, { hasSound, seconds }: Probed, { path, folder }: At) {
  const sound = hasSound ? await waveformOf(path, { folder, signal }) : null
  const duration = Math.round(seconds * 1000) || sound?.duration
  return { ...(duration ? { duration } : {}), ...(sound ? { waveform: sound.waveform } : {}) }
}

async function seen(making: Making, { seconds, video }: Probed, { path, folder }: At) {
  if (seconds > MOST_SECONDS) throw new TooCostly('length')
  const { placeholder, copies } = await posterOf(making, { path, folder, at: Math.min(seconds / 10, 10) })
  const film = await filmOf(making, { path, folder })
  return { ...video, placeholder, copies: [...copies, ...film] }
}

type At = { path: string; folder: string }

async function posterOf(making: Making, { path, folder, at }: At & { at: number }) {
  const target = join(folder, 'poster.png')
  const args = ['-v', 'error', '-y', ...onlyFiles, '-ss', `${at}`, '-i', path, '-frames:v', '1', target]
  await runTool('ffmpeg', args, { folder, signal: making.signal, seconds: 60, memoryBytes: 2 * GiB })
  const { drawn, placeholder } = await drawPictures(await readFile(target))
  const copies: Copy[] = []
  for (const picture of drawn) copies.push(await keep(making, picture))
  return { placeholder, copies }
}

const quality = ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '24', '-pix_fmt', 'yuv420p', '-g', '48', '-threads', '1']
const sound = ['-c:a', 'aac', '-b:a', '128k', '-ac', '2']

async function filmOf(making: Making, { path, folder }: At): Promise<Copy[]> {
  const limits = { folder, signal: making.signal, memoryBytes: 3 * GiB }
  const scale = `scale='if(gt(iw,ih),min(${SIDE},iw),-2)':'if(gt(iw,ih),-2,min(${SIDE},ih))',scale=trunc(iw/2)*2:trunc(ih/2)*2`
  const film = join(folder, 'film.mp4')
  const input = ['-v', 'error', '-y', ...onlyFiles, '-i', path, '-map', '0:v:0', '-map', '0:a:0?', '-map_metadata', '-1']
  await runTool('ffmpeg', [...input, '-vf', scale, ...quality, ...sound, '-movflags', '+faststart', film], {
    ...limits,
    seconds: FILM_SECONDS,
  })
  const hls = ['-hls_time', '6', '-hls_playlist_type', 'vod', '-hls_segment_filename', join(folder, 'stream-%d.ts')]
  await runTool('ffmpeg', ['-v', 'error', '-y', '-i', film, '-c', 'copy', ...hls, join(folder, 'stream.m3u8')], {
    ...limits,
    seconds: 120,
  })
  const names = (await readdir(folder)).filter((name) => name === 'film.mp4' || name.startsWith('stream'))
  const copies: Copy[] = []
  for (const name of names.sort()) {
    const size = await storageOf(making.site).put(copyKey(making.file.object_key, name), createReadStream(join(folder, name)))
    copies.push({ name, type: typeOf(name), size })
  }
  return copies
}

const typeOf = (name: string) =>
  name.endsWith('.mp4') ? 'video/mp4' : name.endsWith('.ts') ? 'video/mp2t' : 'application/vnd.apple.mpegurl'
