import { expectRefusal, type World, world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { cancelMail, listMails, scheduleMail, showMail } from '../contract/index.ts'
import { sendMail } from '../server/api.ts'

const admin = (here: World) => here.as({ roles: ['admin'] })
const later = (here: World, hours: number) => Temporal.Instant.from(here.clock.now()).add({ hours }).toString()

const write = (here: World, subject: string, wishes: { priority?: 'high'; sendAt?: string } = {}) =>
  here.transact((tx) =>
    sendMail(tx, { to: { email: 'ana@example.org' }, mail: { key: 'x.y', subject, heading: 'H', paragraphs: [] }, ...wishes }),
  )

const stateOf = async (here: World, mailId: string) => (await admin(here).call(showMail, { mailId })).body.state

test('[EML-28] a mail somebody waits for is asked for as urgent, others are not', async () => {
  const here = await world()
  for (const subject of ['one', 'two']) await write(here, subject)
  await write(here, 'reset your password', { priority: 'high' })
  const { rows } = await here.database.owner.query(
    `select m.subject, r.urgent from job_requests r join notify_mails m on m.id = (r.input ->> 'mailId')::uuid
     where r.tenant_id = $1 order by r.urgent, m.subject`,
    [here.tenant.id],
  )
  expect(rows).toEqual([
    { subject: 'one', urgent: false },
    { subject: 'two', urgent: false },
    { subject: 'reset your password', urgent: true },
  ])
})

test('[EML-27] [EML-33] a mail for later waits, is seen waiting, and leaves at its time', async () => {
  const here = await world()
  const { mailId } = await write(here, 'Tomorrow', { sendAt: later(here, 24) })
  await here.drain()
  const { body } = await admin(here).call(listMails, { state: 'scheduled' })
  expect(body.items).toMatchObject([{ id: mailId, sendAt: later(here, 24) }])
  here.clock.advance({ hours: 25 })
  await here.drain()
  expect(await stateOf(here, mailId)).toBe('kept')
})

test('[EML-27] a mail that waits is moved and cancelled; what was planned before comes to nothing', async () => {
  const here = await world()
  const { mailId } = await write(here, 'Soon', { sendAt: later(here, 1) })
  expect((await admin(here).call(scheduleMail, { mailId, sendAt: later(here, 48) })).body.state).toBe('scheduled')
  here.clock.advance({ hours: 2 })
  await here.drain()
  expect(await stateOf(here, mailId)).toBe('scheduled')
  expect((await admin(here).call(cancelMail, { mailId })).body.state).toBe('cancelled')
  here.clock.advance({ hours: 48 })
  await here.drain()
  expect(await stateOf(here, mailId)).toBe('cancelled')
  await admin(here).call(scheduleMail, { mailId })
  await here.drain()
  expect(await stateOf(here, mailId)).toBe('kept')
  expectRefusal(await admin(here).call(cancelMail, { mailId }), 'mail_gone')
})

test('members cannot plan mails, and other communities do not find them', async () => {
  const here = await world()
  const { mailId } = await write(here, 'Soon', { sendAt: later(here, 1) })
  for (const contract of [cancelMail, scheduleMail]) {
    expect((await here.as({ roles: ['member'] }).call(contract, { mailId })).status).toBe(403)
    expect((await here.as.stranger().call(contract, { mailId })).status).toBe(404)
  }
})
