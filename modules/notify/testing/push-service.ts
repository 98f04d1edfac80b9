import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** A push as it arrived: decrypted with the browser's own key. */
export type Pushed = { text: string; topic: string; ttl: number; urgency: string; audience: string; subject: string; key: string }

/**
 * A stand-in for a browser with its push service on this machine, speaking RFC 8030, 8291 and 8292: it checks the signature of
 * who sends, decrypts, and keeps one undelivered message for each topic, as push services do.
 */
export async function aPushService() {
  const browser = createECDH('prime256v1')
  const publicKey = browser.generateKeys()
  const auth = randomBytes(16)
  const mailbox = new Map<string, Pushed>()
  const state = { answer: 201, requests: 0 }
  const server = createServer(async (request, response) => {
    state.requests++
    const body = await bytesOf(request)
    if (state.answer === 201) {
      const pushed = { ...senderOf(request), ...headersOf(request), text: decrypted(body, { browser, publicKey, auth }) }
      mailbox.set(pushed.topic, pushed)
    }
    response.writeHead(state.answer, { location: '/message/1' }).end()
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => new Promise<void>((done) => server.close(() => done())))
  const { port } = server.address() as AddressInfo
  const origin = `http://127.0.0.1:${port}`
  return {
    origin,
    /** Status of the next answers; 201 takes the message. */
    state,
    messages: () => [...mailbox.values()],
    subscription: (name = 'one') => ({
      kind: 'web-push' as const,
      endpoint: `${origin}/push/${name}`,
      keys: { p256dh: publicKey.toString('base64url'), auth: auth.toString('base64url') },
    }),
  }
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

const headersOf = ({ headers }: IncomingMessage) => ({
  topic: String(headers.topic),
  ttl: Number(headers.ttl),
  urgency: String(headers.urgency),
})

/** Who sends, from the signed token (RFC 8292); throws when the signature is not that of the key. */
function senderOf({ headers }: IncomingMessage) {
  const [, token = '', key = ''] = /^vapid t=([^,]+), ?k=(.+)$/.exec(String(headers.authorization)) ?? []
  const [head = '', claims = '', signature = ''] = token.split('.')
  const point = Buffer.from(key, 'base64url')
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  }
  const publicKey = createPublicKey({ key: jwk, format: 'jwk' })
  const signed = Buffer.from(`${head}.${claims}`)
  if (!verify('sha256', signed, { key: publicKey, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url')))
    throw new Error('The token is not signed by its key')
  const { aud, sub } = JSON.parse(Buffer.from(claims, 'base64url').toString())
  return { audience: aud as string, subject: sub as string, key }
}

type Browser = { browser: ReturnType<typeof createECDH>; publicKey: Buffer; auth: Buffer }

/** RFC 8291, 3.4 and RFC 8188, 2. */
function decrypted(body: Buffer, { browser, publicKey, auth }: Browser): string {
  const salt = body.subarray(0, 16)
  const sender = body.subarray(21, 21 + body.readUInt8(20))
  const sealed = body.subarray(21 + sender.length)
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), publicKey, sender])
  const secret = derive(auth, browser.computeSecret(sender), { info, length: 32 })
  const key = derive(salt, secret, { info: Buffer.from('Content-Encoding: aes128gcm\0'), length: 16 })
  const nonce = derive(salt, secret, { info: Buffer.from('Content-Encoding: nonce\0'), length: 12 })
  const cipher = createDecipheriv('aes-128-gcm', key, nonce)
  cipher.setAuthTag(sealed.subarray(-16))
  const padded = Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()])
  return padded.subarray(0, padded.lastIndexOf(2)).toString()
}

const derive = (salt: Buffer, secret: Buffer, { info, length }: { info: Buffer; length: number }): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, salt, info, length))
