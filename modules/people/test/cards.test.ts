import { systemActor } from '@guildhall/kernel'
import { world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { memberChanged } from '../contract/index.ts'
import { cards } from '../server/api.ts'
import { forgetCard } from '../server/cards.ts'

test('cards show names; a changed name shows from the commit on; whoever left is nameless', async () => {
  const { as, host, tenant, transact } = await world()
  const { memberId } = await as({ roles: [], name: 'Ann' }).identity()
  const card = async () => (await cards(host.reader(tenant, systemActor(tenant.id)), [memberId])).get(memberId)
  const change = (values: object) =>
    transact(async (tx) => {
      await tx.db.updateTable('people_members').set(values).where('id', '=', memberId).execute()
      tx.emit(memberChanged, { memberId })
    })
  expect(await card()).toMatchObject({ displayName: 'Ann', left: false })
  await change({ display_name: 'Ann-Marie' })
  expect(await card()).toMatchObject({ displayName: 'Ann-Marie' })
  await change({ status: 'left' })
  expect(await card()).toEqual({ memberId, displayName: '', headline: '', hue: 0, avatarUrl: null, left: true })
})

test('a card that was being read while it changed is not kept', async () => {
  const { as, host, tenant, transact } = await world()
  const { memberId } = await as({ roles: [], name: 'Ann' }).identity()
  const card = async () => (await cards(host.reader(tenant, systemActor(tenant.id)), [memberId])).get(memberId)
  const early = card()
  forgetCard(tenant.id, memberId)
  await early
  await transact((tx) => tx.db.updateTable('people_members').set({ display_name: 'Bea' }).where('id', '=', memberId).execute())
  expect(await card()).toMatchObject({ displayName: 'Bea' })
})

test('[DB-12] cards seen once cost no statement', async () => {
  const { as, host, tenant } = await world()
  const { memberId } = await as({ roles: [] }).identity()
  const reader = host.reader(tenant, systemActor(tenant.id))
  await cards(reader, [memberId])
  const { databaseStats } = await import('@guildhall/kernel/host')
  const before = databaseStats.statements
  await cards(reader, [memberId, memberId])
  expect(databaseStats.statements).toBe(before)
})

test('another community’s member is nobody here', async () => {
  const { as, host, anotherTenant } = await world()
  const { memberId } = await as({ roles: [], name: 'Ann' }).identity()
  const elsewhere = await anotherTenant()
  const seen = await cards(host.reader(elsewhere, systemActor(elsewhere.id)), [memberId])
  expect(seen.get(memberId)).toMatchObject({ displayName: '', left: true })
})
