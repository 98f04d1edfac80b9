import type { Server as HttpServer } from 'node:http'
import { Server } from 'socket.io'
import type { Host } from '../command/host.ts'
import { Refusal } from '../errors/refusal.ts'
import { faultText } from '../event/fault-text.ts'
import { type Admission, admission } from './admission.ts'
import { broadcaster, channel } from './broadcast.ts'
import { concernedBy } from './concerned.ts'
import { realtimeCounts } from './counts.ts'
import { addressOf, type Listening, mayConnectFrom, whoConnects } from './handshake.ts'
import { createPresence, type Presence, type PresenceOptions } from './presence.ts'
import { REALTIME_PATH } from './protocol-types.ts'
import { isOver, recheckSockets } from './recheck.ts'
import { createSay, type Say } from './say.ts'
import { spacesOf } from './spaces.ts'
import { listenForRequests } from './watch.ts'

export type Realtime = {
  io: Server
  /** Asks again what the sockets of a community, or of one member, may hear. */
  recheck(tenantId: string, memberId?: string): Promise<void>
  stop(): Promise<void>
}
export type RealtimeOptions = {
  /** Most sockets of this process. Default 10,000. */
  most?: number
  /** Most sockets of one member; of one address for visitors it is five times that. Default 20. */
  mostEach?: number
} & PresenceOptions

const SWEEP_MS = 300_000
/** How long a socket may hear on after a right has run out by itself: no event tells of that. */
const OVER_MS = 2_000

/**
 * Sockets at /realtime: WebSocket with long polling to fall back on. Listeners watch rooms and hear the events of
 * `host.feed`, so a tail has to run in this process.
 */
export function startRealtime(host: Host, httpServer: HttpServer, options: RealtimeOptions = {}): Realtime {
  const io = createServer(host, httpServer)
  const admitted = admission(options)
  const { say, stop: stopSaying } = createSay(io, host)
  const presence = createPresence(host, say, options)
  const spaces = spacesOf(io)
  const sockets = () => spaces.flatMap((space) => [...space.sockets.values()] as Listening[])
  for (const space of spaces) {
    space.use((socket, next) => void admit(host, admitted, socket as Listening).then((refusal) => next(refusal ?? undefined)))
    space.on('connection', (socket) => welcome(host, socket as Listening, { say, presence }))
  }

  const report = (error: unknown) => {
    realtimeCounts.faults++
    host.log.warn({ fault: faultText(error) }, 'sockets could not be checked again')
  }
  const recheck = (chosen: (socket: Listening) => boolean) => recheckSockets(host, sockets().filter(chosen))
  const broadcast = broadcaster(io, host)
  const stopHearing = host.feed.subscribe((event) => {
    broadcast(event)
    const chosen = concernedBy(event)
    if (chosen) recheck(chosen).catch(report)
  })
  // Sessions also end by running out, which no event tells of.
  const sweep = setInterval(() => recheck(() => true).catch(report), SWEEP_MS)
  const over = setInterval(() => recheck(({ data }) => isOver(host, data)).catch(report), OVER_MS)
  return {
    io,
    recheck: (tenantId, memberId) =>
      recheck(({ data }) => data.tenant.id === tenantId && (!memberId || data.actor.memberId === memberId)),
    async stop() {
      clearInterval(sweep)
      clearInterval(over)
      stopHearing()
      stopSaying()
      presence.stop()
      for (const space of spaces) space.disconnectSockets(true)
      io.engine.close()
    },
  }
}

function createServer(host: Host, httpServer: HttpServer): Server {
  return new Server(httpServer, {
    path: REALTIME_PATH,
    serveClient: false,
    transports: ['websocket', 'polling'],
    pingInterval: 25_000,
    pingTimeout: 20_000,
    maxHttpBufferSize: 64 * 1024,
    allowRequest: (request, decide) => {
      mayConnectFrom(host, request).then(
        (allowed) => decide(allowed ? null : 'origin_not_allowed', allowed),
        () => decide('unavailable', false),
      )
    },
    // Who may connect at all is decided above; this only says so to the browser.
    cors: { origin: true, credentials: true },
  })
}

async function admit(host: Host, admitted: Admission, socket: Listening): Promise<Error | null> {
  try {
    const connected = await whoConnects(host, socket)
    if (connected instanceof Refusal) return refusalError(connected)
    const key = connected.actor.memberId ?? `${connected.tenant.id} ${addressOf(host, socket.request)}`
    const refusal = admitted.enter(socket, { key, visitor: connected.actor.memberId === null })
    if (refusal) return refusalError(refusal)
    Object.assign(socket.data, connected, { rooms: new Set<string>() })
    return null
  } catch (error) {
    realtimeCounts.faults++
    host.log.error({ socketId: socket.id, fault: faultText(error) }, 'socket could not be admitted')
    return Object.assign(new Error('database_unavailable'), { data: { code: 'database_unavailable' } })
  }
}

function refusalError({ code, sentence }: Refusal): Error {
  realtimeCounts.refused++
  return Object.assign(new Error(code), { data: { code, sentence } })
}

function welcome(host: Host, socket: Listening, parts: { say: Say; presence: Presence }): void {
  realtimeCounts.open++
  realtimeCounts.opened++
  socket.on('disconnect', () => {
    realtimeCounts.open--
  })
  const { tenant, actor, rooms } = socket.data
  if (actor.memberId !== null) {
    const own = `member:${actor.memberId}`
    rooms.add(own)
    void socket.join(channel(tenant.id, own))
  }
  parts.presence.follow(socket)
  listenForRequests(host, socket, parts)
}
