import { hash, verify } from '@node-rs/argon2'
import pLimit from 'p-limit'

// OWASP Password Storage Cheat Sheet: argon2id, 19 MiB, 2 passes, 1 lane. Each hash fills a thread for ~15 ms, so only a
// few run at a time and the rest of the program keeps its threads.
const settings = { algorithm: 2 /* argon2id */, memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const atATime = pLimit(2)

/** argon2id hash in PHC string format. */
export const hashPassword = (password: string): Promise<string> => atATime(() => hash(password, settings))

let decoy: Promise<string> | null = null

/** Takes as long for an account that does not exist (`null`) as for one that does. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('nobody has this password')
  const against = stored ?? (await decoy)
  const right = await atATime(() => verify(against, password))
  return right && stored !== null
}
