import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'

export type Ended = { code: number | null; out: string; err: string }
export type Started = { url: string; pid: number; said(): string; kill(signal: NodeJS.Signals): Promise<Ended> }
type Env = Record<string, string>

const pathOf = (file: string) => fileURLToPath(new URL(`../../../${file}`, import.meta.url))
const cli = [process.execPath, pathOf('apps/server/src/cli.ts')]
/** As `npm start` begins: on whatever Node there is. */
export const starter = [process.execPath, pathOf('bin/start.mjs')]

/** A data folder the database's user may enter. */
export function dataFolder(): { path: string; remove(): void } {
  const path = mkdtempSync('/tmp/guildhall-cli-test-')
  chmodSync(path, 0o755)
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** Runs `guildhall …` to its end. */
export async function guildhall(
  args: readonly string[],
  { env = {}, input = '', with: command = cli }: Options = {},
): Promise<Ended> {
  const child = spawned([...command, ...args], env)
  child.process.stdin?.end(input)
  return child.ended
}

/** Starts `guildhall …` and waits for its ready line. */
export async function startGuildhall(args: readonly string[], { env = {}, with: command = cli }: Options = {}): Promise<Started> {
  const { process: child, ended, said } = spawned([...command, ...args], env)
  const address = await Promise.race([
    new Promise<string>((resolve) =>
      child.stdout?.on('data', () => {
        const ready = /^Guildhall is ready at (\S+)$/m.exec(said())
        if (ready?.[1]) resolve(ready[1])
      }),
    ),
    ended.then(({ code, err }) => Promise.reject(new Error(`ended with ${code} before it was ready:\n${err}`))),
  ])
  return {
    url: address,
    pid: child.pid as number,
    said,
    kill(signal) {
      child.kill(signal)
      return ended
    },
  }
}

type Options = { env?: Env; input?: string; with?: readonly string[] }

function spawned([program, ...args]: readonly string[], env: Env) {
  const { PATH = '', HOME = '' } = process.env
  const child: ChildProcess = spawn(program as string, args, {
    env: { PATH, HOME, ...env },
    cwd: '/',
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let [out, err] = ['', '']
  child.stdout?.on('data', (part) => {
    out += part
  })
  child.stderr?.on('data', (part) => {
    err += part
  })
  const ended = new Promise<Ended>((resolve) => child.once('close', (code) => resolve({ code, out, err })))
  return { process: child, ended, said: () => out + err }
}

/** A port nobody listens on just now. */
export function freePort(): Promise<number> {
  const server = createServer()
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
