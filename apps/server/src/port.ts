import { createServer } from 'node:net'
import type { Config } from '@guildhall/kernel/runtime'
import { Failure } from './failure.ts'

type Address = Pick<Config, 'port' | 'host'>

/** Tries the address for a moment, so that a start that cannot succeed fails before it has done anything. */
export function assertPortFree(address: Address): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error) => reject(notListening(error, address)))
    server.listen(address.port, address.host, () => server.close(() => resolve()))
  })
}

/** What an operator can do about an address that cannot be listened on. */
export function notListening({ code, message }: NodeJS.ErrnoException, { port, host }: Address): Failure {
  const place = `port ${port} on ${host}`
  if (code === 'EADDRINUSE') {
    const other = port === 65_535 ? port - 1 : port + 1
    return new Failure(
      `Something else is listening on ${place}, perhaps another Guildhall. Stop it, or choose another port: PORT=${other} npm start`,
      { exitCode: 69 },
    )
  }
  if (code === 'EACCES') {
    return new Failure(`This user may not listen on ${place}. Choose a port above 1023: PORT=3000 npm start`, { exitCode: 77 })
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new Failure(`${host} is no address of this machine. Set HOST to one that is, or to 0.0.0.0 for all of them.`, {
      exitCode: 78,
    })
  }
  return new Failure(`It is not possible to listen on ${place}: ${message}`, { exitCode: 69 })
}
