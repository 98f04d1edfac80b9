import type { Host } from '@guildhall/kernel/host'
import { closeHttp, createHttp, realtimeRoutes, registerRealtimeMetrics, startRealtime } from '@guildhall/kernel/runtime'
import { Failure } from './failure.ts'
import { ensureWebBuild } from './pages/build.ts'
import { registerPages } from './pages/register.ts'
import { notListening } from './port.ts'
import { version } from './version.ts'
import type { Running } from './work.ts'

/** Opens the doors: API, pages and sockets on one port. Resolves once it listens and every front page has answered. */
export async function startServing(host: Host): Promise<Running> {
  const { config } = host
  const serverBuildPath = await ensureWebBuild()
  const app = await createHttp(host, { version, metrics: registerRealtimeMetrics })
  await app.register(realtimeRoutes(host), { prefix: '/api/v1' })
  await registerPages(app, host, { serverBuildPath })
  const realtime = startRealtime(host, app.server)
  const stop = async () => {
    await realtime.stop()
    await closeHttp(app, { deadlineMs: config.shutdownSeconds * 1000 })
  }
  try {
    await app.listen({ port: config.port, host: config.host }).catch((error) => Promise.reject(notListening(error, config)))
    await answerEveryFrontPage((request) => app.inject(request), host)
    return { stop }
  } catch (error) {
    await stop()
    throw error
  }
}

type Inject = (request: { url: string; headers: Record<string, string> }) => Promise<{ statusCode: number }>

/** The first answer of each page loads what it needs; nobody should wait for that. */
async function answerEveryFrontPage(inject: Inject, host: Host) {
  const { publicHost } = host.config
  const hosts = [publicHost, ...(await host.tenants.all()).slice(0, 20).map((tenant) => `${tenant.slug}.${publicHost}`)]
  for (const name of hosts) {
    const { statusCode } = await inject({ url: '/', headers: { host: name, accept: 'text/html' } })
    if (statusCode >= 500) {
      throw new Failure(`The front page of ${name} answers with ${statusCode}; the log says why.`, { exitCode: 70 })
    }
  }
}
