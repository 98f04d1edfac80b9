import { generateKeyPairSync, sign } from 'node:crypto'

const der = (tag: number, ...parts: readonly (Buffer | string)[]): Buffer => {
  const body = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)))
  const length = body.length < 128 ? [body.length] : [0x82, body.length >> 8, body.length & 255]
  return Buffer.concat([Buffer.from([tag, ...length]), body])
}
const sequence = (...parts: readonly Buffer[]) => der(0x30, ...parts)
const SHA256_RSA = sequence(Buffer.from('06092a864886f70d01010b0500', 'hex'))
const nameOf = (name: string) => sequence(der(0x31, sequence(Buffer.from('0603550403', 'hex'), der(0x0c, name))))

/** A key and a certificate it signed itself (X.509 v3, RSA 2048, SHA-256), as an identity provider has them. */
export function selfSigned(name: string, { from = '250101000000Z', to = '491231235959Z' } = {}) {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const toBeSigned = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    SHA256_RSA,
    nameOf(name),
    sequence(der(0x17, from), der(0x17, to)),
    nameOf(name),
    publicKey.export({ type: 'spki', format: 'der' }),
  )
  const signature = sign('sha256', toBeSigned, privateKey)
  const bytes = sequence(toBeSigned, SHA256_RSA, der(0x03, Buffer.from([0]), signature))
  return { certificate: bytes.toString('base64'), privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() }
}
