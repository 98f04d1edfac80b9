import type { Connect, Hearing } from '@guildhall/ui'

let connection: Promise<Hearing> | undefined

/** The page's one live connection; what connects is fetched once somebody wants to hear something. */
export const connectLive: Connect = () => {
  connection ??= import('@guildhall/kernel/realtime-client').then(({ connectLive: connect }) => connect({ url: location.origin }))
  connection.catch(() => {
    connection = undefined
  })
  return connection
}
