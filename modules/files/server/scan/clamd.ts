import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** `found`: the signature's name. `too_large`: beyond the scanner's own limit, so not looked at. */
export type ScanResult = { verdict: 'clean' } | { verdict: 'found'; name: string } | { verdict: 'too_large' }

/** The scanner cannot be reached or does not answer in its protocol: the file waits. */
export class ScannerAway extends Error {}

const SILENCE_MS = 120_000

/**
 * Has clamd look at bytes over INSTREAM: chunks behind their length in four bytes, ended by a length of zero (man clamd).
 * Throws `ScannerAway`.
 *
 * @param address `tcp://host:port`
 */
export async function scan(address: string, bytes: AsyncIterable<Uint8Array>): Promise<ScanResult> {
  const socket = open(address)
  const answer = answerOf(socket)
  let sending = false
  try {
    await once(socket, 'connect')
    sending = true
    await send(socket, bytes)
    return resultOf(await answer)
  } catch (fault) {
    // It hangs up while it is sent more than it takes, having said so first.
    const said = await answer.catch(() => '')
    if (said !== '') return resultOf(said)
    // What it said is lost when its hanging up overtakes it; one that is there all the same had enough of this stream.
    if (sending && (await isThere(address))) return { verdict: 'too_large' }
    throw fault instanceof ScannerAway ? fault : new ScannerAway((fault as NodeJS.ErrnoException).code ?? 'no answer')
  } finally {
    socket.destroy()
  }
}

function open(address: string): Socket {
  const { hostname, port } = new URL(address)
  const socket = connect({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 3310) })
  return socket.setTimeout(SILENCE_MS, () => socket.destroy(new Error('silence')))
}

/** Does clamd answer at all? */
async function isThere(address: string): Promise<boolean> {
  const socket = open(address)
  const answer = answerOf(socket)
  socket.write('zPING\0')
  return (await answer) === 'PONG'
}

async function send(socket: Socket, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  socket.write('zINSTREAM\0')
  for await (const part of bytes) {
    if (socket.destroyed || socket.readableEnded) return
    const length = Buffer.alloc(4)
    length.writeUInt32BE(part.length)
    socket.write(length)
    if (!socket.write(part)) await Promise.race([once(socket, 'drain'), once(socket, 'close')])
  }
  socket.write(Buffer.alloc(4))
}

async function answerOf(socket: Socket): Promise<string> {
  let said = ''
  socket.on('data', (part: Buffer) => {
    said += part.toString('latin1')
  })
  await new Promise<void>((resolve) => {
    socket.once('close', resolve)
    socket.once('end', resolve)
    // Reported by whoever waits for the connection; `close` follows.
    socket.on('error', () => {})
  })
  return said.replaceAll('\0', '').trim()
}

function resultOf(said: string): ScanResult {
  if (/^stream: OK$/.test(said)) return { verdict: 'clean' }
  const found = /^stream: (.+) FOUND$/.exec(said)
  if (found?.[1]) return { verdict: 'found', name: found[1] }
  if (/size limit exceeded/i.test(said)) return { verdict: 'too_large' }
  throw new ScannerAway(said === '' ? 'no answer' : 'an answer that is none')
}
