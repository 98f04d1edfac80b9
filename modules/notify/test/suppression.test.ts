import { createHmac, generateKeyPairSync, sign } from 'node:crypto'
import { expectRefusal, type World, world } from '@guildhall/kernel/testing'
import { expect, onTestFinished, test } from 'vitest'
import { liftSuppression, listSuppressions, showMail } from '../contract/index.ts'
import { sendMail } from '../server/api.ts'
import { aMail } from '../testing/laws.ts'

const admin = (here: World) => here.as({ roles: ['admin'] })
const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const sendgridKey = publicKey.export({ format: 'der', type: 'spki' }).toString('base64')

function heardUnder(here: World, key: string) {
  const site = here.host.site as { mailWebhookKey: string | null }
  site.mailWebhookKey = key
  onTestFinished(() => {
    site.mailWebhookKey = null
  })
}

/** As SendGrid posts it: the batch, signed with its time. */
function fromSendgrid(here: World, events: readonly Record<string, unknown>[], timestamp = '1700000000') {
  const payload = JSON.stringify(events)
  const signature = sign('sha256', Buffer.from(timestamp + payload), privateKey).toString('base64')
  const headers = {
    'content-type': 'application/json',
    'x-twilio-email-event-webhook-signature': signature,
    'x-twilio-email-event-webhook-timestamp': timestamp,
  }
  return { headers, payload, send: () => here.as('visitor').post('/mail/events/sendgrid', payload, { headers }) }
}

/** As Mailgun posts it: one piece of news, signed by a token. */
function fromMailgun(here: World, key: string, data: Record<string, unknown>) {
  const [timestamp, token] = ['1700000000', 't0ken']
  const signature = createHmac('sha256', key)
    .update(timestamp + token)
    .digest('hex')
  const body = { signature: { timestamp, token, signature }, 'event-data': data }
  return here.as('visitor').post('/mail/events/mailgun', body)
}

let news = 0
const about = (here: World, mailId: string, email = 'ana@example.org') => ({
  ...{ email, guildhall_mail: mailId, guildhall_tenant: here.tenant.id, sg_event_id: `news-${++news}` },
})
const stateOf = async (here: World, mailId: string) => (await admin(here).call(showMail, { mailId })).body.state

test('[EML-29] [EML-32] an address that bounces for good gets no more mail, and says why, until somebody lifts it', async () => {
  const here = await world()
  heardUnder(here, sendgridKey)
  const { mailId } = await aMail(here)
  await here.drain()
  const bounce = fromSendgrid(here, [{ ...about(here, mailId), event: 'bounce', type: 'bounce', reason: '550 no such user' }])
  expect((await bounce.send()).status).toBe(204)
  expect((await bounce.send()).status).toBe(204)
  const { body } = await admin(here).call(listSuppressions, {})
  expect(body.items).toMatchObject([{ address: 'ana@example.org', reason: 'hard-bounce', detail: '550 no such user', mailId }])
  const { events } = (await admin(here).call(showMail, { mailId })).body
  expect(events.map(({ kind }) => kind)).toEqual(['hard-bounce'])
  const next = await aMail(here, { email: 'Ana@example.org' })
  await here.drain()
  expect(await stateOf(here, next.mailId)).toBe('suppressed')
  await admin(here).call(liftSuppression, { address: 'ana@example.org' })
  const after = await aMail(here)
  await here.drain()
  expect(await stateOf(here, after.mailId)).toBe('kept')
})

test('what the law demands is sent to a suppressed address too', async () => {
  const here = await world()
  heardUnder(here, sendgridKey)
  const { mailId } = await aMail(here)
  await fromSendgrid(here, [{ ...about(here, mailId), event: 'spamreport' }]).send()
  const required = await here.transact((tx) =>
    sendMail(tx, {
      to: { email: 'ana@example.org' },
      mail: { key: 'x.y', subject: 'Your data', heading: 'H', paragraphs: [] },
      required: true,
    }),
  )
  await here.drain()
  expect([await stateOf(here, mailId), await stateOf(here, required.mailId)]).toEqual(['suppressed', 'kept'])
})

test('what bounces for the moment is counted, and forgotten when a mail arrives', async () => {
  const here = await world()
  heardUnder(here, sendgridKey)
  const { mailId } = await aMail(here)
  const soft = () => fromSendgrid(here, [{ ...about(here, mailId), event: 'bounce', type: 'blocked', reason: 'full' }]).send()
  for (let i = 0; i < 4; i++) await soft()
  await fromSendgrid(here, [{ ...about(here, mailId), event: 'delivered' }]).send()
  for (let i = 0; i < 4; i++) await soft()
  expect((await admin(here).call(listSuppressions, {})).body.items).toEqual([])
  await soft()
  expect((await admin(here).call(listSuppressions, {})).body.items).toMatchObject([{ reason: 'soft-bounces' }])
})

test('news the provider did not sign, or that name another address, change nothing', async () => {
  const here = await world()
  heardUnder(here, sendgridKey)
  const { mailId } = await aMail(here)
  const bounce = fromSendgrid(here, [{ ...about(here, mailId), event: 'bounce', type: 'bounce' }])
  const other = fromSendgrid(here, [{ ...about(here, mailId, 'ben@example.org'), event: 'spamreport' }])
  const forged = await here.as('visitor').post('/mail/events/sendgrid', other.payload, { headers: bounce.headers })
  expectRefusal(forged, 'mail_events_forged')
  expect((await other.send()).status).toBe(204)
  expect((await admin(here).call(listSuppressions, {})).body.items).toEqual([])
})

test('news reach the community whose mail it was, through whichever door they come', async () => {
  const [here, there] = [await world(), await world()]
  heardUnder(here, sendgridKey)
  const { mailId } = await aMail(there)
  await fromSendgrid(here, [{ ...about(there, mailId), event: 'spamreport' }]).send()
  expect((await admin(there).call(listSuppressions, {})).body.items).toMatchObject([{ reason: 'complaint' }])
  expect((await admin(here).call(listSuppressions, {})).body.items).toEqual([])
})

test('Mailgun’s failures and complaints count as well', async () => {
  const here = await world()
  heardUnder(here, 'the-signing-key')
  const { mailId } = await aMail(here)
  const data = {
    ...{ event: 'failed', severity: 'permanent', id: 'mg-1', recipient: 'ana@example.org' },
    'user-variables': { guildhall_mail: mailId, guildhall_tenant: here.tenant.id },
    'delivery-status': { message: '', description: 'No such mailbox' },
  }
  expectRefusal(await fromMailgun(here, 'another-key', data), 'mail_events_forged')
  expect((await fromMailgun(here, 'the-signing-key', data)).status).toBe(204)
  const { body } = await admin(here).call(listSuppressions, { q: 'ANA' })
  expect(body.items).toMatchObject([{ reason: 'hard-bounce', detail: 'No such mailbox' }])
})
