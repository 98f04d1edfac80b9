import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { AnyReader } from '@guildhall/kernel'

type Unit = Pick<AnyReader, 'site' | 'tenant'>
const shape = /^([A-Za-z0-9_-]{43})\.([A-Za-z0-9_-]{43})$/

/** A new token: 256 random bits and this community's signature over them (HMAC-SHA-256, RFC 2104). */
export function mintToken(unit: Unit): string {
  const id = randomBytes(32).toString('base64url')
  return `${id}.${signatureOf(unit, id).toString('base64url')}`
}

/** What is kept of a token: a stolen table lets nobody in. */
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

/**
 * Did this community issue the token? Compared in constant time, and a token of the wrong shape is compared all the same,
 * so that neither answer nor time tells a guesser how close they came.
 */
export function isGenuine(unit: Unit, token: string): boolean {
  const [, id = '', signature = ''] = shape.exec(token) ?? []
  const given = Buffer.from(signature.padEnd(43, 'A'), 'base64url')
  return timingSafeEqual(given, signatureOf(unit, id)) && id !== ''
}

const signatureOf = ({ site, tenant }: Unit, id: string): Buffer =>
  createHmac('sha256', site.secret('invitation')).update(`${tenant.id}\n${id}`).digest()
