import { type ChildProcess, fork, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export type Running = { pid: number; port: number; stop(): Promise<void> }

/** A data folder of its own for one run, taken away afterwards. */
export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'guildhall-bench-'))
  // As root, PostgreSQL runs as another user, who must be able to enter.
  chmodSync(path, 0o711)
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

const cli = fileURLToPath(new URL('../../apps/server/src/cli.ts', import.meta.url))

/** Starts the real program as its own process and waits for its ready line. `port` is free when called. */
export async function startProgram(
  command: 'serve' | 'demo',
  env: NodeJS.ProcessEnv,
): Promise<Running & { readyAfterMs: number }> {
  const port = await freePort()
  const started = performance.now()
  const child = spawn(process.execPath, [...process.execArgv, cli, command], {
    env: { ...process.env, LOG_LEVEL: 'warn', ...env, PORT: String(port), PUBLIC_URL: `http://localhost:${port}` },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (text: Buffer) => text.toString().includes('Guildhall is ready') && resolve())
    child.on('exit', (code) => reject(new Error(`guildhall ${command} ended with ${code} before it was ready`)))
  })
  return { pid: child.pid as number, port, stop: () => stopped(child), readyAfterMs: performance.now() - started }
}

/** Starts the raw-limit server beside it. */
export function startRaw(ownerUrl: string, args: readonly string[]): Promise<Running> {
  const child = fork(fileURLToPath(new URL('./raw-server.ts', import.meta.url)), [ownerUrl, ...args], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  return new Promise((resolve, reject) => {
    child.on('message', (message) =>
      resolve({ pid: child.pid as number, port: (message as { port: number }).port, stop: () => stopped(child) }),
    )
    child.on('exit', (code) => reject(new Error(`The raw server ended with ${code}`)))
  })
}

function stopped(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.removeAllListeners('exit')
    child.on('exit', () => resolve())
    child.kill('SIGTERM')
  })
}

function freePort(): Promise<number> {
  const server = createServer()
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
