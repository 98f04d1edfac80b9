import type { Refusal } from '@guildhall/kernel'
import type { Reader } from '../db.ts'
import { addressFor, refusedBecause } from './oidc.ts'
import { findWayIn, isOidc, type SamlProvider } from './providers.ts'
import { samlAddressFor } from './saml.ts'
import { keysOf, newSecret } from './visits.ts'

export type Leaving = { url: string; secret: string }

/** As a `prepare`: where a browser goes that visits the provider. */
export async function leaveFor(reader: Reader, providerId: string): Promise<Leaving | Refusal> {
  const provider = await findWayIn(reader, providerId)
  const secret = newSecret()
  const keys = keysOf(secret)
  try {
    const url = isOidc(provider)
      ? await addressFor(reader, provider, keys)
      : await samlAddressFor(reader, provider as SamlProvider, keys)
    return { url: String(url), secret }
  } catch (error) {
    return refusedBecause(error).refusal
  }
}
