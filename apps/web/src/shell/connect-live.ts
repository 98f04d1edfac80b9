import type { Connect, Hearing } from '@guildhall/ui'
import { followAttention } from './attention.ts'

let connection: Promise<Hearing> | undefined

/** The page's one live connection; what connects is fetched once somebody wants to hear something. */
export const connectLive: Connect = () => {
  connection ??= import('@guildhall/kernel/realtime-client').then(({ connectLive: connect }) => {
    const live = connect({ url: location.origin })
    followAttention(live)
    return live
  })
  connection.catch(() => {
    connection = undefined
  })
  return connection
}
