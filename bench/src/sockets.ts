import { memory } from './cpu.ts'
import type { Latency } from './live.ts'

export type Sockets = { idle: number; kibEach: number | null; fanOut: Latency }
type Course = {
  port: number
  host: string
  room: string
  serverPid: number
  postgresPid: number
  idle: number
  listeners: number
  /** Makes one event that the room hears. */
  happen(): Promise<void>
}

const AT_ONCE = 50

/**
 * So many sockets that only stay open, then so many more that watch one thing: memory of each in the server, and how long
 * after the event's commit was answered every one of them has heard it.
 */
export async function measureSockets({
  port,
  host,
  room,
  serverPid,
  postgresPid,
  idle,
  listeners,
  happen,
}: Course): Promise<Sockets> {
  const address = `ws://127.0.0.1:${port}/realtime/?EIO=4&transport=websocket`
  const opened: WebSocket[] = []
  let place = 0
  const open = async (hear: (text: string) => void) => opened.push(await connect(address, { host, place: place++, hear }))
  const before = memory(serverPid, postgresPid)
  await inTurns(idle, () => open(() => {}))
  await pause(2_000)
  const after = memory(serverPid, postgresPid)
  const took: number[] = []
  let startedAt = 0
  const hear = (text: string) => text.startsWith('42["event"') && took.push(performance.now() - startedAt)
  await inTurns(listeners, async () => {
    await open(hear)
    opened.at(-1)?.send(`420["watch",${JSON.stringify({ rooms: [room] })}]`)
  })
  await pause(1_000)
  const times = 20
  for (let n = 0; n < times; n++) {
    startedAt = performance.now()
    await happen()
    await pause(250)
  }
  for (const socket of opened) socket.close()
  took.sort((one, other) => one - other)
  const at = (part: number) => took[Math.min(took.length - 1, Math.floor(took.length * part))] ?? Number.NaN
  return {
    idle,
    kibEach: before === null || after === null ? null : ((after - before) * 1024) / idle,
    fanOut: { p50: at(0.5), p95: at(0.95), p99: at(0.99), received: took.length, sent: times * listeners },
  }
}

/** A visitor's socket, as little as the protocol asks for (Engine.IO 4, Socket.IO 5): a thousand clients cost next to nothing. */
function connect(address: string, { host, place, hear }: { host: string; place: number; hear: (text: string) => void }) {
  // 90 from each address: more are turned away.
  const from = Math.floor(place / 90)
  const headers = { 'x-forwarded-host': host, 'x-forwarded-for': `10.9.${from >> 8}.${from & 255}` }
  return new Promise<WebSocket>((resolve, reject) => {
    // The global WebSocket takes headers, which its types do not know.
    const socket = new WebSocket(address, { headers } as never)
    socket.addEventListener('error', () => reject(new Error('A socket was turned away')))
    socket.addEventListener('message', ({ data }) => {
      const text = String(data)
      if (text.startsWith('0')) socket.send('40')
      else if (text === '2') socket.send('3')
      else if (text.startsWith('40')) resolve(socket)
      else if (text.startsWith('44')) reject(new Error(text))
      else hear(text)
    })
  })
}

async function inTurns(count: number, work: () => Promise<unknown>): Promise<void> {
  for (let done = 0; done < count; done += AT_ONCE) {
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - done) }, work))
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
