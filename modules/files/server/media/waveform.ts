import { loudness } from '../rules/loudness.ts'
import { GiB, onlyFiles } from './probe.ts'
import { runTool } from './run-tool.ts'

const BARS = 64
const RATE = 4000

/** Loudness of 64 equal stretches, 0 to 100: decoded to 4,000 samples a second and counted as they come. */
export async function waveformOf(path: string, { folder, signal }: { folder: string; signal: AbortSignal }) {
  const peaks: number[] = []
  let samples = 0
  let odd: Buffer | null = null
  const hear = (part: Buffer) => {
    const bytes = odd ? Buffer.concat([odd, part]) : part
    const whole = bytes.length & ~1
    odd = whole < bytes.length ? bytes.subarray(whole) : null
    for (let at = 0; at < whole; at += 2) {
      const slot = Math.floor(samples++ / (RATE / 20))
      peaks[slot] = Math.max(peaks[slot] ?? 0, Math.abs(bytes.readInt16LE(at)))
    }
  }
  const args = ['-v', 'error', ...onlyFiles, '-i', path, '-vn', '-ac', '1', '-ar', `${RATE}`, '-f', 's16le', '-']
  await runTool('ffmpeg', args, { folder, signal, seconds: 120, memoryBytes: 2 * GiB, onOutput: hear })
  return { waveform: loudness(peaks, BARS), duration: Math.round((samples / RATE) * 1000) }
}
