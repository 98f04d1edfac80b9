import { createSocket } from 'node:dgram'
import dns from 'node:dns/promises'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'

const TXT = 16
const records = new Map<string, string>()
let serving: Promise<void> | null = null

/** A name server of this process on loopback that knows TXT records, and through which the whole process asks. */
export async function publishTxt(name: string, value: string): Promise<void> {
  records.set(name.toLowerCase(), value)
  serving ??= serve()
  await serving
}

async function serve(): Promise<void> {
  const socket = createSocket('udp4')
  socket.on('message', (query, { port, address }) => socket.send(answer(query), port, address))
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  socket.unref()
  dns.setServers([`127.0.0.1:${(socket.address() as AddressInfo).port}`])
}

// RFC 1035, 4.1: header, the question as it came, and one answer that points back at its name.
function answer(query: Buffer): Buffer {
  const { name, end } = readName(query, 12)
  const value = query.readUInt16BE(end) === TXT ? records.get(name) : undefined
  const header = Buffer.from(query.subarray(0, 12))
  header.writeUInt16BE(value === undefined ? 0x8183 : 0x8180, 2)
  header.writeUInt16BE(value === undefined ? 0 : 1, 6)
  header.writeUInt32BE(0, 8)
  const question = query.subarray(12, end + 4)
  if (value === undefined) return Buffer.concat([header, question])
  const text = Buffer.concat([Buffer.from([value.length]), Buffer.from(value)])
  const fixed = Buffer.from([0xc0, 12, 0, TXT, 0, 1, 0, 0, 0, 1, 0, text.length])
  return Buffer.concat([header, question, fixed, text])
}

function readName(message: Buffer, start: number): { name: string; end: number } {
  const labels: string[] = []
  let at = start
  for (let length = message[at] as number; length > 0; length = message[at] as number) {
    labels.push(message.subarray(at + 1, at + 1 + length).toString('latin1'))
    at += 1 + length
  }
  return { name: labels.join('.').toLowerCase(), end: at + 1 }
}
