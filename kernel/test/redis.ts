import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'

const program = '/usr/bin/redis-server'
export const hasRedis = existsSync(program)

/** A Redis of this test's own, in memory only. It can be stopped and started again on the same port. */
export async function aRedis() {
  const port = await freePort()
  let child: ChildProcess
  const start = async () => {
    child = spawn(program, ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'])
    await new Promise<void>((done, failed) => {
      child.once('error', failed)
      child.stdout?.on('data', (part) => String(part).includes('Ready to accept') && done())
    })
  }
  const stop = async () => {
    const gone = new Promise((done) => child.once('exit', done))
    child.kill('SIGKILL')
    await gone
  }
  await start()
  return { url: `redis://127.0.0.1:${port}`, start, stop }
}

const freePort = () =>
  new Promise<number>((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => done(port))
    })
  })
