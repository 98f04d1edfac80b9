import { expectRefusal, world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { addPasskey, listPasskeys, removePasskey, renamePasskey, showMe, signInWithPasskey } from '../contract/index.ts'
import { softAuthenticator } from '../testing/authenticator.ts'
import { asked, made, placeOf, someoneWithPasskey } from '../testing/passkeys.ts'
import { bearer } from '../testing/tokens.ts'

test('a passkey signs in without e-mail or password, is listed, renamed and removed', async () => {
  const here = await world()
  const { member, authenticator, passkey } = await someoneWithPasskey(here)
  const visitor = here.as('visitor')
  const enter = async () => {
    const response = authenticator.answer(await asked(visitor), placeOf(here))
    return visitor.call(signInWithPasskey, { response })
  }
  const { body } = await enter()
  const { memberId } = await member.identity()
  expect((await visitor.call(showMe, {}, bearer(body.token))).body.memberId).toBe(memberId)
  expect((await member.call(renamePasskey, { passkey: passkey.id, name: 'Old phone' })).body.name).toBe('Old phone')
  expect((await member.call(listPasskeys, {})).body.items).toMatchObject([{ name: 'Old phone', lastUsedAt: here.clock.now() }])
  expectRefusal(await here.as({ roles: ['admin'] }).call(removePasskey, { passkey: passkey.id }), 'not_found')
  expect((await member.call(removePasskey, { passkey: passkey.id })).body).toEqual({ removed: true })
  expectRefusal(await enter(), 'passkey_refused')
})

test('an answer counts once, within five minutes, for this community’s address, from a device that asked for the person', async () => {
  const here = await world()
  const { authenticator } = await someoneWithPasskey(here)
  const visitor = here.as('visitor')
  const enter = (response: Record<string, unknown>) => visitor.call(signInWithPasskey, { response })
  const place = placeOf(here)
  const once = authenticator.answer(await asked(visitor), place)
  expect((await enter(once)).status).toBe(200)
  expectRefusal(await enter(once), 'passkey_refused')
  const phisher = { origin: 'https://guildhall.example.com', host: place.host }
  expectRefusal(await enter(authenticator.answer(await asked(visitor), phisher)), 'passkey_refused')
  expectRefusal(await enter(authenticator.answer(await asked(visitor), { ...place, host: 'elsewhere.test' })), 'passkey_refused')
  expectRefusal(await enter(authenticator.answer(await asked(visitor), place, { flags: 1 })), 'passkey_refused')
  expectRefusal(await enter(authenticator.answer('made-up-challenge', place)), 'passkey_refused')
  const stranger = { ...softAuthenticator().answer(await asked(visitor), place), id: authenticator.id, rawId: authenticator.id }
  expectRefusal(await enter(stranger), 'passkey_refused')
  expectRefusal(await enter({}), 'passkey_refused')
  const late = authenticator.answer(await asked(visitor), place)
  here.clock.advance({ minutes: 5 })
  expectRefusal(await enter(late), 'passkey_refused')
})

test('a counter that went back shows a copied key: refused', async () => {
  const here = await world()
  const { authenticator } = await someoneWithPasskey(here)
  const visitor = here.as('visitor')
  const enter = async (count: number) =>
    visitor.call(signInWithPasskey, { response: authenticator.answer(await asked(visitor), placeOf(here), { count }) })
  expect((await enter(7)).status).toBe(200)
  expectRefusal(await enter(7), 'passkey_refused')
  expect((await enter(8)).status).toBe(200)
})

test('a passkey made for one account or one community cannot be kept by or used in another', async () => {
  const here = await world()
  const { authenticator } = await someoneWithPasskey(here)
  const [one, other] = [here.as({ roles: ['member'] }), here.as({ roles: ['member'] })]
  const { response } = await made(here, one)
  expectRefusal(await other.call(addPasskey, { name: 'Mine now', response }), 'passkey_refused')
  const there = await here.anotherTenant()
  const visitor = here.as('visitor').at(there)
  const answer = authenticator.answer(await asked(visitor), placeOf({ host: here.host, tenant: there }))
  expectRefusal(await visitor.call(signInWithPasskey, { response: answer }), 'passkey_refused')
})

test('a suspended member’s passkey lets nobody in', async () => {
  const here = await world()
  const { member, authenticator } = await someoneWithPasskey(here)
  const { memberId } = await member.identity()
  await here.transact((tx) =>
    tx.db.updateTable('people_members').set({ status: 'suspended' }).where('id', '=', memberId).execute(),
  )
  const visitor = here.as('visitor')
  const response = authenticator.answer(await asked(visitor), placeOf(here))
  expectRefusal(await visitor.call(signInWithPasskey, { response }), 'member_suspended')
})
