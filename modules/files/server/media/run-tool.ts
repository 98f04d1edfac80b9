import { spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { join } from 'node:path'
import { CannotPreview, TooCostly, ToolMissing } from './faults.ts'

type Limits = { seconds: number; memoryBytes: number; signal: AbortSignal }
type Running = Limits & {
  folder: string /** Gets what the program writes as it comes; without it nothing is read. */
  onOutput?: (part: Buffer) => void
}

const PATH = '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin:/opt/homebrew/bin'

/**
 * Runs a program over somebody's file: nicely, within limits of time and memory, and without a network where the system
 * can do that. Ended with everything it started when the time is over or the signal says so.
 */
export async function runTool(program: string, args: readonly string[], running: Running): Promise<void> {
  const path = toolAt(program)
  if (path === null) throw new ToolMissing(program)
  const [command = path, ...rest] = [...(await fence(running)), path, ...args]
  running.signal.throwIfAborted()
  const env = { PATH, LANG: 'C.UTF-8', HOME: running.folder }
  const child = spawn(command, rest, {
    cwd: running.folder,
    env,
    detached: true,
    stdio: ['ignore', running.onOutput ? 'pipe' : 'ignore', 'pipe'],
  })
  const end = () => child.pid !== undefined && killGroup(child.pid)
  let over = false
  const timer = setTimeout(() => {
    over = true
    end()
  }, running.seconds * 1000)
  running.signal.addEventListener('abort', end)
  child.stdout?.on('data', (part: Buffer) => running.onOutput?.(part))
  child.stderr?.resume()
  try {
    const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve))
    running.signal.throwIfAborted()
    // 137 and 152: killed by the limits; `null`: by us or by them.
    if (over || code === null || code === 137 || code === 152) throw new TooCostly(program)
    if (code !== 0) throw new CannotPreview(`${program} ended with ${code}`)
  } finally {
    clearTimeout(timer)
    running.signal.removeEventListener('abort', end)
  }
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

const places = new Map<string, string | null>()

/** Where a program is installed; null when it is not. */
export function toolAt(program: string): string | null {
  const known = places.get(program)
  if (known !== undefined) return known
  const found =
    PATH.split(':')
      .map((folder) => join(folder, program))
      .find(isProgram) ?? null
  places.set(program, found)
  return found
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** What stands in front of the program: as much of a fence as this system has. */
async function fence({ seconds, memoryBytes }: Limits): Promise<string[]> {
  const [nice, prlimit] = [toolAt('nice'), toolAt('prlimit')]
  return [
    ...(await networkFence()),
    ...(nice ? [nice, '-n', '10'] : []),
    ...(prlimit ? [prlimit, `--as=${memoryBytes}`, `--cpu=${seconds}`, '--core=0', '--'] : []),
  ]
}

let offline: Promise<string[]> | undefined

const networkFence = (): Promise<string[]> => {
  offline ??= firstThatWorks()
  return offline
}

async function firstThatWorks(): Promise<string[]> {
  const unshare = toolAt('unshare')
  const works = toolAt('true')
  if (!unshare || !works) return []
  for (const how of [['--net'], ['--user', '--map-current-user', '--net']]) {
    const child = spawn(unshare, [...how, works], { stdio: 'ignore', env: { PATH } })
    const code = await new Promise((resolve) => child.once('error', () => resolve(1)).once('close', resolve))
    if (code === 0) return [unshare, ...how]
  }
  return []
}
