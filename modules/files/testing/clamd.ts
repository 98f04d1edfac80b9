import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { type AddressInfo, connect, createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** The harmless file every scanner finds (eicar.org), in two halves so that nothing finds it here. */
export const eicar = Buffer.from('X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-' + 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*')

const program = ['/usr/sbin/clamd', '/usr/local/sbin/clamd'].find(existsSync)
export const hasClamd = program !== undefined

export type Clamd = { url: string; stop(): Promise<void>; start(): Promise<void>; remove(): Promise<void> }

/** A real clamd of the test's own that knows one signature, on a port of its own; it can be away and come back. */
export async function startClamd(): Promise<Clamd> {
  const folder = await mkdtemp(join(tmpdir(), 'guildhall-clamd-'))
  const port = await freePort()
  await writeFile(join(folder, 'eicar.ndb'), `Eicar-Test-Signature:0:*:${eicar.toString('hex')}\n`)
  const settings = {
    DatabaseDirectory: folder,
    TCPSocket: port,
    TCPAddr: '127.0.0.1',
    Foreground: 'yes',
    StreamMaxLength: '5M',
    MaxThreads: 2,
    User: userInfo().username,
  }
  const lines = Object.entries(settings).map(([name, value]) => `${name} ${value}`)
  await writeFile(join(folder, 'clamd.conf'), `${lines.join('\n')}\n`)
  let child: ChildProcess | undefined
  const stop = async () => {
    if (!child || child.exitCode !== null) return
    const ended = new Promise((resolve) => child?.once('exit', resolve))
    child.kill('SIGKILL')
    await ended
  }
  const start = async () => {
    child = spawn(program as string, ['-c', join(folder, 'clamd.conf')], { stdio: 'ignore' })
    for (let tries = 0; tries < 200 && !(await answers(port)); tries++) await wait(50)
  }
  await start()
  return {
    url: `tcp://127.0.0.1:${port}`,
    stop,
    start,
    remove: () => stop().then(() => rm(folder, { recursive: true, force: true })),
  }
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false))
    socket.on('connect', () => socket.destroy())
  })

/** A port nobody listens on just now. */
export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
