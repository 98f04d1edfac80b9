import { createTopic } from '@guildhall/forum/contract'
import type { AnyWriter } from '@guildhall/kernel'
import { systemActor } from '@guildhall/kernel/host'
import { expectRefusal, type World, world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { exportMyData, register, requestDeletion, showMe, signIn } from '../contract/index.ts'
import { forgetAccounts } from '../server/jobs.ts'
import { mailsTo } from '../testing/mailbox.ts'
import { bearer, PASSWORD, someone, withPassword } from '../testing/people.ts'

const DAY = { hours: 24 }
const hourly = (here: World) =>
  here.transact(async (tx) => tx.ask(forgetAccounts, {}), systemActor(here.tenant.id)).then(() => here.drain())

async function leaving(here: World) {
  const sam = await someone(here)
  const topic = { category: 'general', title: 'What I leave behind', body: 'Words that stay.' }
  const written = (await here.as('visitor').call(createTopic, topic, bearer(sam.token))).body.topic
  const { body } = await here.as('visitor').call(requestDeletion, { password: PASSWORD }, bearer(sam.token))
  return { ...sam, written, deleteAfter: body.deleteAfter }
}

test('[SM-20] an account goes 14 days after its owner asked: name and address go, words stay with a nameless author', async () => {
  const here = await world()
  const sam = await leaving(here)
  const visitor = here.as('visitor')
  expectRefusal(await visitor.call(showMe, {}, bearer(sam.token)), 'session_expired')
  expect((await mailsTo(here, sam.email)).map(({ key }) => key)).toContain('identity.deletion-requested')
  here.clock.advance({ hours: 13 * 24 })
  await hourly(here)
  expect((await visitor.get(`/forum/topics/${sam.written.id}`)).body.topic.author.displayName).toBe(sam.displayName)
  here.clock.advance({ hours: 25 })
  expectRefusal(await visitor.call(signIn, { email: sam.email, password: PASSWORD }), 'wrong_credentials')
  await hourly(here)
  const { body } = await visitor.get(`/forum/topics/${sam.written.id}`)
  expect(body.topic).toMatchObject({ title: 'What I leave behind', author: { displayName: '', left: true } })
  const rows = await here.host.db.global.selectFrom('identity_accounts').selectAll().execute()
  expect(JSON.stringify(rows)).not.toContain(sam.email)
  expect((await visitor.call(register, { email: sam.email, password: PASSWORD, displayName: 'Sam Again' })).status).toBe(200)
})

test('[SM-20] signing in within the 14 days keeps the account', async () => {
  const here = await world()
  const sam = await leaving(here)
  for (let day = 0; day < 13; day++) here.clock.advance(DAY)
  expect((await here.as('visitor').call(signIn, { email: sam.email, password: PASSWORD })).status).toBe(200)
  for (let day = 0; day < 5; day++) here.clock.advance(DAY)
  await hourly(here)
  expect((await here.as('visitor').call(signIn, { email: sam.email, password: PASSWORD })).status).toBe(200)
})

test('leaving takes the password, and the only administrator cannot', async () => {
  const here = await world()
  const sam = await someone(here)
  expectRefusal(
    await here.as('visitor').call(requestDeletion, { password: 'not the right one' }, bearer(sam.token)),
    'wrong_password',
  )
  const admin = await withPassword(here, here.as({ roles: ['admin'] }))
  expectRefusal(await admin.call(requestDeletion, { password: PASSWORD }), 'last_administrator')
  await here.as({ roles: ['admin'] }).identity()
  expect((await admin.call(requestDeletion, { password: PASSWORD })).status).toBe(200)
})

test('an account forgotten in one community is forgotten in the others too', async () => {
  const here = await world()
  const sam = await leaving(here)
  const elsewhere = await here.anotherTenant()
  const there = <T>(work: (tx: AnyWriter) => Promise<T>) => here.host.transact(elsewhere, systemActor(elsewhere.id), work)
  await here.as('visitor').at(elsewhere).call(signIn, { email: sam.email, password: PASSWORD })
  const again = (await here.as('visitor').call(signIn, { email: sam.email, password: PASSWORD })).body as { token: string }
  await here.as('visitor').call(requestDeletion, { password: PASSWORD }, bearer(again.token))
  here.clock.advance({ hours: 15 * 24 })
  await hourly(here)
  await there(async (tx) => tx.ask(forgetAccounts, {}))
  await here.drain()
  const members = await there((tx) => tx.db.selectFrom('people_members').select(['display_name', 'status']).execute())
  expect(members).toEqual([{ display_name: expect.not.stringContaining('Sam'), status: 'left' }])
})

test('the copy of one’s data has what each module knows, and no secret', async () => {
  const here = await world()
  const sam = await someone(here)
  const topic = { category: 'general', title: 'What I wrote here', body: 'Words that are mine.' }
  await here.as('visitor').call(createTopic, topic, bearer(sam.token))
  const { status, body } = await here.as('visitor').call(exportMyData, {}, bearer(sam.token))
  expect(status).toBe(200)
  const identity = body.modules.identity as { account: { email: string }; sessions: unknown[] }
  expect(identity.account.email).toBe(sam.email)
  expect(identity.sessions).toHaveLength(1)
  expect(body.modules.access).toMatchObject([{ role_key: 'member' }])
  expect(JSON.stringify(body.modules.forum)).toContain('Words that are mine.')
  expect(JSON.stringify(body)).not.toMatch(/argon2|token_hash|password_hash/)
})
