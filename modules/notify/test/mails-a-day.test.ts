import { type World, world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { listMails, listNotices } from '../contract/index.ts'
import { sendMail } from '../server/api.ts'
import { aMail } from '../testing/laws.ts'

/** What the operator allows this community. */
async function allow(here: World, mailsPerDay: number | null) {
  const settings = JSON.stringify({ ...here.tenant.settings, plan: { mailsPerDay } })
  await here.host.db.global.updateTable('tenants').set({ settings }).where('id', '=', here.tenant.id).execute()
  here.host.tenants.forget()
}
const admin = (here: World) => here.as({ roles: ['admin'] })
const stateOf = async (here: World) => {
  const { body } = await admin(here).call(listMails, {})
  return body.items.map(({ subject, state, heldUntil }) => [subject, state, heldUntil !== null]).sort()
}

test('[TEN-13] beyond what a community may send in a day mails wait until the next, and its administrators are told once', async () => {
  const here = await world()
  const boss = admin(here)
  await boss.identity()
  await allow(here, 1)
  await aMail(here, { subject: 'first' })
  await here.drain()
  await aMail(here, { subject: 'second' })
  await aMail(here, { subject: 'third' })
  await here.drain()
  expect(await stateOf(here)).toEqual([
    ['first', 'kept', false],
    ['second', 'queued', true],
    ['third', 'queued', true],
  ])
  const told = (await boss.call(listNotices, {})).body.items.filter(({ type }) => type === 'notify.mails-held')
  expect(told).toMatchObject([{ count: 1 }])
})

test('[TEN-13] what is for the safety of an account goes out whatever has been sent', async () => {
  const here = await world()
  await allow(here, 1)
  await aMail(here, { subject: 'first' })
  await here.drain()
  const mail = { key: 'identity.reset-password', subject: 'reset', heading: 'Reset', paragraphs: [], security: true } as const
  await here.transact((tx) => sendMail(tx, { to: { email: 'ana@example.org' }, mail }))
  await here.drain()
  expect(await stateOf(here)).toContainEqual(['reset', 'kept', false])
})

test('[TEN-13] a mail that waited goes when its day has come, within that day’s share', async () => {
  const here = await world()
  await allow(here, 1)
  for (const subject of ['a', 'b', 'c']) {
    await aMail(here, { subject })
    await here.drain()
  }
  const { rows } = await here.database.owner.query('select run_at from job_requests where tenant_id = $1', [here.tenant.id])
  expect(rows).toHaveLength(2)
  // The day after, as far as the mails know.
  await here.database.owner.query(
    `update notify_mails set counted_on = counted_on - 1, held_until = held_until - interval '1 day' where tenant_id = $1`,
    [here.tenant.id],
  )
  await here.database.owner.query(`update job_requests set run_at = now() - interval '1 second' where tenant_id = $1`, [
    here.tenant.id,
  ])
  await here.drain()
  expect((await stateOf(here)).map(([, state]) => state).sort()).toEqual(['kept', 'kept', 'queued'])
})
