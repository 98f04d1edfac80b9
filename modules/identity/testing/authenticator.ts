import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'

type Place = { origin: string; host: string }
const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest()

/** A security key made of software: what a browser and its authenticator answer, honestly or as told (WebAuthn level 3). */
export function softAuthenticator() {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const id = randomBytes(16)
  let counter = 0
  // Flags: user present (1), user verified (4), attested data (64).
  const authData = (host: string, { flags, counter: count }: { flags: number; counter: number }, more = new Uint8Array()) => {
    const counted = Buffer.alloc(4)
    counted.writeUInt32BE(count)
    return Buffer.concat([sha256(host), Buffer.from([flags]), counted, more])
  }
  const clientData = (type: string, challenge: string, origin: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  const credential = { id: base64url(id), rawId: base64url(id), type: 'public-key', clientExtensionResults: {} }
  return {
    id: base64url(id),
    /** The answer to `navigator.credentials.create`. */
    make(challenge: string, { origin, host }: Place) {
      const point = new Map<number, number | Uint8Array>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
        [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
      ])
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, isoCBOR.encode(point as never)])
      const object = new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', new Uint8Array(authData(host, { flags: 69, counter }, attested))],
      ])
      const clientDataJSON = base64url(clientData('webauthn.create', challenge, origin))
      const attestationObject = base64url(isoCBOR.encode(object as never))
      return { ...credential, response: { clientDataJSON, attestationObject, transports: ['internal'] } }
    },
    /** The answer to `navigator.credentials.get`. `flags` 1 without 4: nobody was asked for a finger or a PIN. */
    answer(challenge: string, { origin, host }: Place, { flags = 5, count = ++counter } = {}) {
      const data = authData(host, { flags, counter: count })
      const client = clientData('webauthn.get', challenge, origin)
      const signature = sign('sha256', Buffer.concat([data, sha256(client)]), privateKey)
      return {
        ...credential,
        response: { clientDataJSON: base64url(client), authenticatorData: base64url(data), signature: base64url(signature) },
      }
    },
  }
}
