import { systemActor, type Tenant } from '@guildhall/kernel/host'
import { expectRefusal, type World, world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { arrive, handOver, listMyCommunities, showMe, signOut } from '../contract/index.ts'
import { enrol } from '../server/api.ts'
import { insistOn } from '../testing/factors.ts'
import { bearer } from '../testing/tokens.ts'
import { aVerifier } from '../testing/verifier.ts'

/** A member here whose account is one there too. */
async function atHomeTwice() {
  const here = await world()
  const there = await here.anotherTenant()
  const displayName = 'Tess Twice'
  const member = here.as({ roles: ['member'], name: displayName })
  const { accountId, token } = await member.identity()
  const { email } = await here.host.db.global
    .selectFrom('identity_accounts')
    .select('email')
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow()
  const { memberId } = await here.host.transact(there, systemActor(there.id), (tx) =>
    enrol(tx, { email, displayName, passwordHash: null, roles: ['member'] }),
  )
  await here.drain()
  return { here, there, member, token, memberIdThere: memberId }
}
const browser = aVerifier()
const ask = (community: string) => ({ community, challenge: browser.challenge })
const cross = ({ as }: World, to: Tenant, code: string, verifier = browser.verifier) =>
  as('visitor').at(to).call(arrive, { code, verifier })

test('[AUTH-31, AUTH-33] one account is a member of two communities and goes from one to the other without a second password', async () => {
  const { here, there, member, memberIdThere } = await atHomeTwice()
  const { items } = (await member.call(listMyCommunities, {})).body
  expect(items.map(({ slug, here: isHere }) => [slug, isHere]).sort()).toEqual(
    [
      [here.tenant.slug, true],
      [there.slug, false],
    ].sort(),
  )
  const { code, url } = (await member.call(handOver, ask(there.slug))).body
  expect(url).toMatch(new RegExp(`^https?://${there.slug}\\.[^/]+/hand-off\\?code=`))
  const { body } = await cross(here, there, code)
  if (!('token' in body)) throw new Error(JSON.stringify(body))
  expect((await here.as('visitor').at(there).call(showMe, {}, bearer(body.token))).body.memberId).toBe(memberIdThere)
  expectRefusal(await here.as('visitor').call(showMe, {}, bearer(body.token)), 'session_expired')
  const { accountId } = await member.identity()
  const { rows } = await here.database.owner.query('select tenant_id, id from people_members where account_id = $1', [accountId])
  expect(rows.map(({ tenant_id }) => tenant_id).sort()).toEqual([here.tenant.id, there.id].sort())
})

test('a code works once, in its own community, for a minute, and while the session it came from lasts', async () => {
  const { here, there, member } = await atHomeTwice()
  const code = async () => (await member.call(handOver, ask(there.slug))).body.code
  const first = await code()
  expectRefusal(await cross(here, here.tenant, first), 'handoff_over')
  expectRefusal(await cross(here, await here.anotherTenant(), first), 'handoff_over')
  const both = await Promise.all([cross(here, there, first), cross(here, there, first)])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 401])
  const late = await code()
  here.clock.advance({ seconds: 60 })
  expectRefusal(await cross(here, there, late), 'handoff_over')
  const orphan = await code()
  await member.call(signOut, {})
  expectRefusal(await cross(here, there, orphan), 'handoff_over')
  expectRefusal(await cross(here, there, 'x'.repeat(43)), 'handoff_over')
})

test('[SEC-02] a stolen link is worth nothing in another browser, and still good in the one that asked for it', async () => {
  const { here, there, member } = await atHomeTwice()
  const { code } = (await member.call(handOver, ask(there.slug))).body
  const { verifier: thiefs } = aVerifier()
  for (const verifier of ['', thiefs, browser.challenge]) expectRefusal(await cross(here, there, code, verifier), 'handoff_over')
  expect((await cross(here, there, code)).status).toBe(200)
})

test('there is no way into a community one does not belong to, nor for whoever is suspended there', async () => {
  const { here, there, member, memberIdThere } = await atHomeTwice()
  for (const community of [(await here.anotherTenant()).slug, 'nowhere', here.tenant.slug])
    expectRefusal(await member.call(handOver, ask(community)), 'not_found')
  const { code } = (await member.call(handOver, ask(there.slug))).body
  await here.host.transact(there, systemActor(there.id), (tx) =>
    tx.db.updateTable('people_members').set({ status: 'suspended' }).where('id', '=', memberIdThere).execute(),
  )
  expectRefusal(await cross(here, there, code), 'member_suspended')
})

test('where a second factor is asked for, coming over without one means setting it up', async () => {
  const { here, there, member } = await atHomeTwice()
  await insistOn({ host: here.host, tenant: there }, ['member'])
  const { code } = (await member.call(handOver, ask(there.slug))).body
  expect((await cross(here, there, code)).body).toMatchObject({ challenge: { kinds: ['enrol'] } })
})
