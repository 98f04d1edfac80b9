import { hash, verify } from '@node-rs/argon2'
import { verify as verifyBcrypt } from '@node-rs/bcrypt'
import pLimit from 'p-limit'

// OWASP Password Storage Cheat Sheet: argon2id, 19 MiB, 2 passes, 1 lane. Each hash fills a thread for ~15 ms, so only a
// few run at a time and the rest of the program keeps its threads.
const settings = { algorithm: 2 /* argon2id */, memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const current = `$argon2id$v=19$m=${settings.memoryCost},t=${settings.timeCost},p=${settings.parallelism}$`
const atATime = pLimit(2)
let checks = 0

/** argon2id hash in PHC string format. */
export const hashPassword = (password: string): Promise<string> => atATime(() => hash(password, settings))

let decoy: Promise<string> | null = null

/** Takes as long for an account that does not exist (`null`) as for one that does. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('nobody has this password')
  const against = stored ?? (await decoy)
  checks++
  const right = await atATime(() => (isBcrypt(against) ? verifyBcrypt(password, against) : verify(against, password)))
  return right && stored !== null
}

/** A hash from elsewhere, or of weaker settings than today's: made anew when its password is next at hand. */
export const needsRehash = (stored: string): boolean => !stored.startsWith(current)

/** How many passwords this process has checked; for tests that nobody is spared the work. */
export const passwordChecks = (): number => checks

const isBcrypt = (stored: string) => /^\$2[aby]\$/.test(stored)
