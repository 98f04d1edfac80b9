import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const LONGEST_START_MS = 120_000

/** Starts the demo as `npm start` does, once for all journeys, in a folder of its own. JOURNEYS_PORT: use one that runs already. */
export default async function startDemo(): Promise<() => Promise<void>> {
  if (process.env.JOURNEYS_PORT) return async () => {}
  const dataDir = mkdtempSync(join(tmpdir(), 'guildhall-journeys-'))
  chmodSync(dataDir, 0o711)
  const port = await freePort()
  process.env.JOURNEYS_PORT = String(port)
  const child = spawn(process.execPath, [resolve('bin/start.mjs'), 'demo'], {
    env: { ...process.env, PORT: String(port), DATA_DIR: dataDir, APP_ENV: 'development', NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const gone = new Promise<void>((done) => child.once('exit', () => done()))
  const ready = new Promise<void>((done) => {
    const hear = (part: Buffer) => {
      said += part
      if (said.includes('Guildhall is ready')) done()
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
  })
  const tooLong = new Promise<'late'>((done) => setTimeout(done, LONGEST_START_MS, 'late').unref())
  const outcome = await Promise.race([ready, gone.then(() => 'gone' as const), tooLong])
  if (outcome) throw new Error(`The demo did not start (${outcome}):\n${said}`)
  return async () => {
    child.kill('SIGTERM')
    await gone
    rmSync(dataDir, { recursive: true, force: true })
  }
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => done(port))
    })
  })
}
