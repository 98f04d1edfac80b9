import { expectRefusal, type World, world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { listMails, retryMail, showMail } from '../contract/index.ts'
import { demoInbox, sendMail } from '../server/api.ts'
import { aFailedMail, aMail } from '../testing/laws.ts'

const admin = (here: World) => here.as({ roles: ['admin'] })

test('[EML-05] [EML-26] a mail is queued with the transaction that wrote it, and only with it', async () => {
  const here = await world()
  await expect(
    here.transact(async (tx) => {
      await sendMail(tx, { to: { email: 'a@example.org' }, mail: { key: 'x.y', subject: 'S', heading: 'H', paragraphs: [] } })
      throw new Error('changed my mind')
    }),
  ).rejects.toThrow('changed my mind')
  await aMail(here)
  const { body } = await admin(here).call(listMails, {})
  expect(body.items.map(({ state, toEmail }) => [state, toEmail])).toEqual([['queued', 'ana@example.org']])
})

test('[EML-32] without a mail server mails are kept and say so', async () => {
  const here = await world()
  const { mailId } = await aMail(here)
  await here.drain()
  const { body } = await admin(here).call(showMail, { mailId })
  expect(body).toMatchObject({ state: 'kept', attempts: 0, error: null })
})

test('the secret address behind a button is neither in the database nor in the administration', async () => {
  const here = await world()
  const { mailId } = await aMail(here)
  const { body } = await admin(here).call(showMail, { mailId })
  expect(JSON.stringify(body)).not.toContain('s3cret')
  const { rows } = await here.database.owner.query('select m::text as text from notify_mails m where id = $1', [mailId])
  expect(rows[0].text).not.toContain('s3cret')
})

test('the mailbox on screen is the demo’s alone', async () => {
  const here = await world()
  await aMail(here)
  const reader = here.host.reader(here.tenant, await visitor(here))
  await expect(demoInbox(reader, 'ana@example.org')).rejects.toThrow('Only a demo')
  const demo = { ...reader, site: { ...reader.site, demo: true } }
  expect(await demoInbox(demo, 'ANA@example.org')).toMatchObject([{ link: 'https://example.org/verify?token=s3cret' }])
  expect(await demoInbox(demo, '%')).toEqual([])
})

test('the queue is searched, filtered and paged', async () => {
  const here = await world()
  for (const [email, subject] of [
    ['ana@example.org', 'Welcome'],
    ['ben@example.org', '100% yours'],
    ['cleo@example.org', 'Welcome back'],
  ])
    await aMail(here, { email, subject })
  const failed = await aFailedMail(here)
  const subjects = async (input: Record<string, unknown>) =>
    (await admin(here).call(listMails, input)).body.items.map(({ subject }) => subject)
  expect(await subjects({ q: 'welcome' })).toEqual(['Welcome back', 'Welcome'])
  expect(await subjects({ q: '100%' })).toEqual(['100% yours'])
  expect(await subjects({ q: '%' })).toEqual(['100% yours'])
  expect((await admin(here).call(listMails, { state: 'failed' })).body.items.map(({ id }) => id)).toEqual([failed])
  const first = (await admin(here).call(listMails, { limit: 3 })).body
  const rest = (await admin(here).call(listMails, { limit: 3, cursor: first.nextCursor ?? '' })).body
  expect([...first.items, ...rest.items]).toHaveLength(4)
  expect(rest.nextCursor).toBeNull()
})

test('[EML-29] a failed mail can be sent again, another cannot', async () => {
  const here = await world()
  const mailId = await aFailedMail(here)
  expect((await admin(here).call(retryMail, { mailId })).body).toMatchObject({ state: 'queued', attempts: 0, error: null })
  expectRefusal(await admin(here).call(retryMail, { mailId }), 'mail_under_way')
})

test('members, visitors and other communities get nothing', async () => {
  const here = await world()
  const mailId = await aFailedMail(here)
  const [member, visitor, stranger] = [here.as({ roles: ['moderator'] }), here.as('visitor'), here.as.stranger()]
  for (const contract of [showMail, retryMail]) {
    expect((await member.call(contract, { mailId })).status).toBe(403)
    expect((await visitor.call(contract, { mailId })).status).toBe(401)
    expect((await stranger.call(contract, { mailId })).status).toBe(404)
  }
  expect((await member.call(listMails, {})).status).toBe(403)
  expect((await stranger.call(listMails, {})).body.items).toEqual([])
})

async function visitor(here: World) {
  const actor = await here.host.authenticate(here.tenant, null)
  if (!actor) throw new Error('A visitor is always somebody')
  return actor
}
