import type { Host } from '@guildhall/kernel/host'
import { closeHttp, createHttp } from '@guildhall/kernel/runtime'
import { Failure } from './failure.ts'
import { version } from './version.ts'
import type { Running } from './work.ts'

/** Opens the doors: API, pages and sockets on one port. Resolves once it listens and every front page has answered. */
export async function startServing(host: Host): Promise<Running> {
  const { config } = host
  const app = await createHttp(host, { version })
  try {
    await app.listen({ port: config.port, host: config.host })
  } catch (error) {
    await app.close()
    throw notListening(error as NodeJS.ErrnoException, host)
  }
  await answerEveryFrontPage(app.inject.bind(app) as Inject, host)
  return { stop: () => closeHttp(app, { deadlineMs: config.shutdownSeconds * 1000 }) }
}

type Inject = (request: { url: string; headers: Record<string, string> }) => Promise<{ statusCode: number }>

/** The first answer of each page loads what it needs; nobody should wait for that. */
async function answerEveryFrontPage(inject: Inject, host: Host) {
  const { publicHost } = host.config
  const hosts = [publicHost, ...(await host.tenants.all()).slice(0, 20).map((tenant) => `${tenant.slug}.${publicHost}`)]
  for (const name of hosts) {
    const { statusCode } = await inject({ url: '/', headers: { host: name, accept: 'text/html' } })
    if (statusCode >= 500)
      throw new Failure(`The front page of ${name} answers with ${statusCode}; the log above says why.`, { exitCode: 70 })
  }
}

function notListening({ code, message }: NodeJS.ErrnoException, { config }: Host): Failure {
  const place = `port ${config.port} on ${config.host}`
  const other = config.port === 65_535 ? config.port - 1 : config.port + 1
  if (code === 'EADDRINUSE') {
    return new Failure(
      `Something else is listening on ${place}, perhaps another Guildhall. Stop it, or choose another port: PORT=${other} npm start`,
      { exitCode: 69 },
    )
  }
  if (code === 'EACCES') {
    return new Failure(`This user may not listen on ${place}. Choose a port above 1023: PORT=3000 npm start`, { exitCode: 77 })
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new Failure(`${config.host} is no address of this machine. Set HOST to one that is, or to 0.0.0.0 for all of them.`, {
      exitCode: 78,
    })
  }
  return new Failure(`It is not possible to listen on ${place}: ${message}`, { exitCode: 69 })
}
