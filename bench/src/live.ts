import { request } from 'node:http'
import { io } from 'socket.io-client'

export type Latency = { p50: number; p95: number; p99: number; received: number; sent: number }
type Course = { base: string; headers: Record<string, string>; topic: string; count: number }

/**
 * From sending a reply to its arrival at another socket that watches the topic, in milliseconds: the whole way a reader
 * waits. One reply after another.
 */
export async function liveLatency({ base, headers, topic, count }: Course): Promise<Latency> {
  const { topic: watched } = await send(base, headers, { method: 'GET', path: `/api/v1/forum/topics/${topic}` })
  const arrivedAt = new Map<string, number>()
  const socket = io(base, { path: '/realtime', transports: ['websocket'], extraHeaders: { host: headers.host as string } })
  socket.on('event', (event: { name: string; data: { post?: { id: string } } }) => {
    if (event.name === 'forum.post.added' && event.data.post) arrivedAt.set(event.data.post.id, performance.now())
  })
  await new Promise<void>((resolve, reject) => {
    socket.on('connect', () => resolve())
    socket.on('connect_error', reject)
  })
  await socket.emitWithAck('watch', { rooms: [`forum.topic:${watched.id}`] })
  const sentAt = new Map<string, number>()
  for (let n = 0; n < count; n++) {
    const started = performance.now()
    const post = await send(base, headers, {
      method: 'POST',
      path: `/api/v1/forum/topics/${topic}/posts`,
      body: { body: `Reply ${n}` },
    })
    sentAt.set(post.id, started)
    await pause(15)
  }
  await pause(500)
  socket.close()
  return summary(sentAt, arrivedAt)
}

function summary(sentAt: ReadonlyMap<string, number>, arrivedAt: ReadonlyMap<string, number>): Latency {
  const took = [...sentAt]
    .flatMap(([id, at]) => (arrivedAt.has(id) ? [(arrivedAt.get(id) as number) - at] : []))
    .sort((a, b) => a - b)
  const at = (part: number) => took[Math.min(took.length - 1, Math.floor(took.length * part))] ?? Number.NaN
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), received: took.length, sent: sentAt.size }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

// node:http rather than fetch, which may not set the Host header that names the community.
export function send(base: string, headers: Record<string, string>, call: { method: string; path: string; body?: unknown }) {
  return new Promise<{ id: string; topic: { id: string } }>((resolve, reject) => {
    const outgoing = request(`${base}${call.path}`, { method: call.method, headers }, (response) => {
      let text = ''
      response.on('data', (part) => {
        text += part
      })
      response.on('end', () =>
        response.statusCode === 200 || response.statusCode === 201 ? resolve(JSON.parse(text)) : reject(new Error(text)),
      )
    })
    outgoing.on('error', reject)
    outgoing.end(call.body === undefined ? undefined : JSON.stringify(call.body))
  })
}
