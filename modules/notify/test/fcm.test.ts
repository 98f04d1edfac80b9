import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemActor } from '@guildhall/kernel'
import { world } from '@guildhall/kernel/testing'
import { createLocalJWKSet, exportJWK, jwtVerify } from 'jose'
import { expect, onTestFinished, test } from 'vitest'
import { sendFcm } from '../server/push/fcm.ts'
import type { PushMessage } from '../server/push/message.ts'

const message: PushMessage = {
  title: 'Ana follows you',
  body: 'Somewhere',
  url: 'https://example.org/u/1',
  tag: '0192a00000007000800000000000abcd',
  urgency: 'high',
  discreet: '1 notification from Somewhere',
}

/** A stand-in for Google's token endpoint and the HTTP v1 API: checks the assertion, gives a token, takes messages that bring it. */
async function firebase() {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), alg: 'RS256' }] })
  const state = { answer: 200, tokens: 0, taken: [] as { path: string; body: unknown }[] }
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const body = Buffer.concat(parts).toString()
    const answer = (status: number, value: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
    if (request.url === '/token') {
      const { payload } = await jwtVerify(new URLSearchParams(body).get('assertion') ?? '', keys, {
        audience: `${origin()}/token`,
      })
      expect(payload).toMatchObject({ iss: 'push@guild.example', scope: expect.stringContaining('firebase.messaging') })
      return answer(200, { access_token: `token-${++state.tokens}`, expires_in: 3600 })
    }
    if (request.headers.authorization !== `Bearer token-${state.tokens}`) return answer(401, {})
    if (state.answer === 200) state.taken.push({ path: request.url ?? '', body: JSON.parse(body) })
    answer(state.answer, {})
  })
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const folder = mkdtempSync(join(tmpdir(), 'guildhall-fcm-'))
  onTestFinished(() => {
    server.close()
    rmSync(folder, { recursive: true })
  })
  const accountFile = join(folder, 'account.json')
  const private_key = privateKey.export({ type: 'pkcs8', format: 'pem' })
  writeFileSync(
    accountFile,
    JSON.stringify({ project_id: 'guild', client_email: 'push@guild.example', private_key, token_uri: `${origin()}/token` }),
  )
  return { state, fcm: { accountFile, url: origin() } }
}

test('[NOT-26] an app gets a push through Firebase that does not say what it is about', async () => {
  const here = await world()
  const { state, fcm } = await firebase()
  const site = { ...here.host.reader(here.tenant, systemActor(here.tenant.id)).site, fcm }
  const now = new Date().toISOString()
  await sendFcm(site, 'a-token-of-an-app', { message, now })
  await sendFcm(site, 'a-token-of-an-app', { message, now })
  expect(state.tokens).toBe(1)
  expect(state.taken).toHaveLength(2)
  expect(state.taken[0]?.path).toBe('/v1/projects/guild/messages:send')
  expect(state.taken[0]?.body).toMatchObject({
    message: {
      token: 'a-token-of-an-app',
      notification: { title: '1 notification from Somewhere' },
      android: { collapse_key: message.tag, priority: 'HIGH' },
    },
  })
  expect(JSON.stringify(state.taken)).not.toContain('Ana')
  for (const [status, reason] of [
    [404, 'gone'],
    [503, 'later'],
    [429, 'later'],
    [400, 'refused'],
  ] as const) {
    state.answer = status
    await expect(sendFcm(site, 'a-token-of-an-app', { message, now })).rejects.toMatchObject({ reason })
  }
  state.answer = 200
  const later = new Date(Date.parse(now) + 3_600_000).toISOString()
  await sendFcm(site, 'a-token-of-an-app', { message, now: later })
  expect(state.tokens).toBe(2)
})

test('without a Firebase account apps get nothing, and nobody tries for ever', async () => {
  const here = await world()
  const { site } = here.host.reader(here.tenant, systemActor(here.tenant.id))
  await expect(sendFcm(site, 'a-token-of-an-app', { message, now: here.clock.now() })).rejects.toMatchObject({
    reason: 'refused',
  })
})
