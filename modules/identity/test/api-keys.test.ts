import { expectRefusal, type World, world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { createApiKey, listApiKeys, revokeApiKey, setUpTotp, showMe } from '../contract/index.ts'
import { identitySettings } from '../testing/settings.ts'
import { bearer } from '../testing/tokens.ts'

const aKey = { name: 'Nightly export', scopes: ['forum.post.create'] }

async function withKey(more: Partial<typeof aKey> & { days?: number } = {}, roles = ['member']) {
  const here = await world()
  const member = here.as({ roles })
  const { key, apiKey } = (await member.call(createApiKey, { ...aKey, ...more })).body
  return { here, member, key, apiKey }
}
const whoIs = ({ as }: World, key: string) => as('visitor').call(showMe, {}, bearer(key))

test('a key acts as its owner with the rights of its scopes, and only those the owner still has', async () => {
  const { here, member, key } = await withKey({ scopes: ['forum.post.*', 'forum.topic.create'] }, ['admin'])
  const { memberId } = await member.identity()
  expect((await whoIs(here, key)).body).toMatchObject({ memberId, permissions: ['forum.post.*', 'forum.topic.create'] })
  await here.transact((tx) =>
    tx.db.updateTable('access_grants').set({ role_key: 'member' }).where('member_id', '=', memberId).execute(),
  )
  expect((await whoIs(here, key)).body.permissions.sort()).toEqual([
    'forum.post.create',
    'forum.post.edit-own',
    'forum.post.remove-own',
    'forum.topic.create',
  ])
})

test('[AUTH-25] where a confirmed address is asked of members, a key of one without it reads and does not write', async () => {
  const { here, member, key } = await withKey({ scopes: ['*'] }, ['admin'])
  const topic = { category: 'general', title: 'A topic by a script', body: 'Its words.' }
  const post = () => here.as('visitor').post('/forum/topics', topic, bearer(key))
  await identitySettings(here, { requireVerifiedEmail: true })
  expectRefusal(await post(), 'email_not_verified')
  expect((await here.as('visitor').get('/forum/categories', bearer(key))).status).toBe(200)
  const { accountId } = await member.identity()
  const confirmed = { email_verified_at: here.clock.now() }
  await here.transact((tx) => tx.db.updateTable('identity_accounts').set(confirmed).where('id', '=', accountId).execute())
  expect((await post()).status).toBe(200)
})

test('nobody gives a key more than they have', async () => {
  const member = (await world()).as({ roles: ['member'] })
  for (const scopes of [['*'], ['forum.moderate'], ['forum.*']])
    expectRefusal(await member.call(createApiKey, { ...aKey, scopes }), 'scope_not_held')
})

test('a key neither makes keys nor touches the account', async () => {
  const { here, key } = await withKey({ scopes: ['*'] }, ['admin'])
  expectRefusal(await here.as('visitor').call(createApiKey, aKey, bearer(key)), 'session_needed')
  expectRefusal(await here.as('visitor').call(setUpTotp, {}, bearer(key)), 'session_needed')
})

test('revoked, expired, unknown, or in another community it is worth nothing; of a suspended member neither', async () => {
  const { here, member, key, apiKey } = await withKey({ days: 1 })
  const elsewhere = here.as('visitor').at(await here.anotherTenant())
  expectRefusal(await elsewhere.call(showMe, {}, bearer(key)), 'session_expired')
  expectRefusal(await whoIs(here, `${key}x`), 'session_expired')
  expect((await whoIs(here, key)).status).toBe(200)
  const { memberId } = await member.identity()
  const become = (status: string) =>
    here.transact((tx) => tx.db.updateTable('people_members').set({ status }).where('id', '=', memberId).execute())
  await become('suspended')
  expectRefusal(await whoIs(here, key), 'session_expired')
  await become('active')
  here.clock.advance({ hours: 25 })
  expectRefusal(await whoIs(here, key), 'session_expired')
  const second = (await member.call(createApiKey, aKey)).body
  expectRefusal(await here.as({ roles: ['admin'] }).call(revokeApiKey, { key: second.apiKey.id }), 'not_found')
  expect((await member.call(revokeApiKey, { key: second.apiKey.id })).body).toEqual({ revoked: true })
  expectRefusal(await whoIs(here, second.key), 'session_expired')
  expect(apiKey.id).not.toBe(second.apiKey.id)
})

test('the list shows its first characters and its last use; the key itself is shown once and stored nowhere', async () => {
  const { here, member, key, apiKey } = await withKey()
  expect(key.startsWith(apiKey.prefix)).toBe(true)
  expect((await member.call(listApiKeys, {})).body.items).toEqual([apiKey])
  await whoIs(here, key)
  await expect.poll(async () => (await member.call(listApiKeys, {})).body.items[0]?.lastUsedAt).toBe(here.clock.now())
  const rows = await here.transact((tx) => tx.db.selectFrom('identity_api_keys').selectAll().execute())
  expect(JSON.stringify(rows)).not.toContain(key)
  const again = await member.call(createApiKey, aKey, { headers: { 'idempotency-key': 'k' } })
  expect(again.status).toBe(200)
  expect(await here.transact((tx) => tx.db.selectFrom('idempotency_keys').selectAll().execute())).toEqual([])
})
