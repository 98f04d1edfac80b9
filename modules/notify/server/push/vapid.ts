import { createECDH } from 'node:crypto'
import type { Site } from '@guildhall/kernel'

export type VapidKeys = { publicKey: string; privateKey: string }

/**
 * The server's key pair towards push services (RFC 8292), derived from SECRET_KEY: the same on every process, stored nowhere.
 * With another SECRET_KEY browsers have to subscribe anew.
 */
export function vapidKeys(site: Pick<Site, 'secret'>): VapidKeys {
  // One in four billion secrets is not below the order of the curve; the next one is.
  for (let attempt = 0; ; attempt++) {
    const secret = site.secret(`notify.vapid-${attempt}`)
    const pair = createECDH('prime256v1')
    try {
      pair.setPrivateKey(secret)
    } catch {
      continue
    }
    return { publicKey: pair.getPublicKey('base64url', 'uncompressed'), privateKey: secret.toString('base64url') }
  }
}
