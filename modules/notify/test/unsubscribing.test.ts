import { expectRefusal, world } from '@guildhall/kernel/testing'
import { followMember } from '@guildhall/people/contract'
import { expect, test } from 'vitest'
import { setPreferences, showPreferences, showUnsubscribing, unsubscribe } from '../contract/index.ts'
import { unsubscribeToken } from '../server/notices/unsubscribing.ts'
import { idOf, member } from './told.ts'

test('one click ends the mails of one category, without signing in, and nothing else', async () => {
  const here = await world()
  const reader = member(here)
  const visitor = here.as('visitor')
  await reader.call(setPreferences, { channels: { 'people.follow': { email: true } }, quietUntil: '2027-03-12T00:00:00.000Z' })
  await member(here).call(followMember, { member: await idOf(reader) })
  await here.drain()
  const memberId = await idOf(reader)
  const token = await here.transact(async (tx) => unsubscribeToken(tx, { memberId, category: 'people' }))
  expect((await visitor.call(showUnsubscribing, { token })).body).toEqual({ category: 'people' })
  expect((await visitor.call(unsubscribe, { token })).body).toEqual({ category: 'people' })
  expect((await visitor.call(unsubscribe, { token })).status).toBe(200)
  const { categories } = (await reader.call(showPreferences, {})).body
  const mailed = categories.flatMap(({ category, types }) =>
    types.flatMap(({ always, channels }) =>
      channels.filter((one) => !always && one.channel === 'email').map(({ on }) => `${category} ${on}`),
    ),
  )
  expect(new Set(mailed.filter((line) => line.startsWith('people')))).toEqual(new Set(['people false']))
  expect(mailed).toContain('conversations true')
  here.clock.set('2027-03-12T00:00:00.000Z')
  await here.drain()
  const { rows } = await here.database.owner.query(
    "select state, reason from notify_deliveries where member_id = $1 and channel = 'email'",
    [memberId],
  )
  expect(rows).toEqual([{ state: 'skipped', reason: 'switched_off' }])
})

test('a token that was made up, changed, or belongs to another community ends nothing', async () => {
  const here = await world()
  const visitor = here.as('visitor')
  const memberId = await idOf(member(here))
  const token = await here.transact(async (tx) => unsubscribeToken(tx, { memberId, category: 'people' }))
  for (const wrong of [`${token}x`, token.replace('people', 'work'), 'nonsense']) {
    expectRefusal(await visitor.call(unsubscribe, { token: wrong }), 'not_found')
    expectRefusal(await visitor.call(showUnsubscribing, { token: wrong }), 'not_found')
  }
  expect((await here.as.stranger().call(unsubscribe, { token })).status).toBe(404)
})
