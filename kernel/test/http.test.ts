import { expect, test } from 'vitest'
import { z } from 'zod'
import { newId } from '../src/host.ts'
import { allowed, bind, commandContract, defineModule } from '../src/index.ts'
import { toyProgram, world } from '../testing/index.ts'

const throwCoin = commandContract({
  name: 'coin.throw',
  http: 'POST /coins',
  summary: 'Never the same twice.',
  access: 'member',
  input: z.strictObject({ stake: z.number().int() }),
  output: z.object({ throwId: z.string(), stake: z.number() }),
})
const coin = defineModule({
  key: 'coin',
  tier: 'product',
  summary: 'Coins.',
  migrations: new URL('./no-migrations/', import.meta.url),
  permissions: {},
  refusals: {},
  commands: [bind().command(throwCoin, { allow: () => allowed, run: async (_, { stake }) => ({ throwId: newId(), stake }) })],
})
const program = toyProgram([coin])

test('a write repeated with its idempotency key gives the first answer and says so; with another body it is refused', async () => {
  const { as } = await world({ program })
  const maja = as({ roles: [] })
  const keyed = { headers: { 'idempotency-key': 'once-only' } }
  const first = await maja.post('/coins', { stake: 1 }, keyed)
  expect([first.status, first.headers['idempotency-replayed']]).toEqual([200, undefined])

  const again = await maja.post('/coins', { stake: 1 }, keyed)
  expect(again.body).toEqual(first.body)
  expect(again.headers['idempotency-replayed']).toBe('true')

  const other = await maja.post('/coins', { stake: 2 }, keyed)
  expect([other.status, other.body.code]).toEqual([422, 'idempotency_key_reused'])
  const somebodyElse = await as({ roles: [] }).post('/coins', { stake: 1 }, keyed)
  expect(somebodyElse.body.throwId).not.toBe(first.body.throwId)
  expect((await maja.post('/coins', { stake: 1 })).body.throwId).not.toBe(first.body.throwId)
})

test('[OPS-01, OPS-03] health is well on a database that answers', async () => {
  const { request } = await world({ program })
  for (const url of ['/health', '/health/ready'])
    expect(await request({ url })).toMatchObject({ status: 200, body: { status: 'ok' } })
})

test('[API-08] a session of one community is nobody’s in another', async () => {
  const { as, anotherTenant } = await world({ program })
  const elsewhere = as({ roles: [] }).at(await anotherTenant())
  expect(await elsewhere.post('/coins', { stake: 1 })).toMatchObject({ status: 401, body: { code: 'session_expired' } })
})
