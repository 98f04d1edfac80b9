import { createHash, randomBytes } from 'node:crypto'

/** What a browser that is handed over keeps to itself, and what it shows beforehand. */
export function aVerifier() {
  const verifier = randomBytes(32).toString('base64url')
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') }
}
