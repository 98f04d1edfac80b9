import { type AddressInfo, createServer } from 'node:net'
import { systemActor } from '@guildhall/kernel'
import { type World, world } from '@guildhall/kernel/testing'
import { SMTPServer } from 'smtp-server'
import { expect, onTestFinished, test } from 'vitest'
import { sendMail } from '../server/api.ts'
import { deliverMail } from '../server/mails/deliver-mail.ts'
import { aMail } from '../testing/laws.ts'

type Received = { from: string; to: string[]; raw: string }

/** A real mail server on this machine, which refuses recipients as told. */
async function mailServer(refuse: (address: string) => number | null = () => null) {
  const received: Received[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, done) {
      const code = refuse(address)
      done(code ? Object.assign(new Error('not now'), { responseCode: code }) : undefined)
    },
    onData(stream, { envelope }, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const from = envelope.mailFrom ? envelope.mailFrom.address : ''
        received.push({ from, to: envelope.rcptTo.map(({ address }) => address), raw: Buffer.concat(parts).toString() })
        done()
      })
    },
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => new Promise<void>((done) => server.close(() => done())))
  const { port } = server.server.address() as AddressInfo
  return { received, url: `smtp://127.0.0.1:${port}?from=hello@example.org` }
}

/** One attempt of the job, on a server whose SMTP_URL is this one. */
async function deliver(here: World, mailId: string, { url, attempt = 1 }: { url: string; attempt?: number }) {
  const reader = here.host.reader(here.tenant, systemActor(here.tenant.id))
  const site = { ...reader.site, mailUrl: url }
  await deliverMail.run(
    {
      tenantId: here.tenant.id,
      jobId: mailId,
      attempt,
      signal: AbortSignal.timeout(10_000),
      read: (work) => work({ ...reader, site }),
      transact: (work) => here.transact(work),
      run: () => Promise.reject(new Error('Delivering runs no command')),
    },
    { mailId, plan: 0 },
  )
}

const stateOf = async (here: World, mailId: string) => {
  const { rows } = await here.database.owner.query(
    'select state, attempts, error, sealed_link as link, sent_at is not null as left from notify_mails where id = $1',
    [mailId],
  )
  return rows[0]
}

const unfolded = (raw: string) => raw.replace(/=\r\n/g, '').replace(/\r\n[ \t]/g, ' ')

test('[EML-01] a mail reaches its server with sender, both parts and the link that is kept nowhere else', async () => {
  const here = await world()
  const { url, received } = await mailServer()
  const { mailId } = await aMail(here, { subject: 'Grüße', url: 'https://example.org/verify?token=s3cret' })
  await deliver(here, mailId, { url })
  expect(received).toHaveLength(1)
  const [{ from, to, raw } = { from: '', to: [], raw: '' }] = received
  expect([from, ...to]).toEqual(['hello@example.org', 'ana@example.org'])
  expect(raw).toContain(`Message-ID: <${mailId}@example.org>`)
  expect(raw).toContain('Auto-Submitted: auto-generated')
  expect(raw).toMatch(/Content-Type: multipart\/alternative/)
  expect(raw).toMatch(/Content-Type: text\/plain/)
  expect(raw).toMatch(/Content-Type: text\/html/)
  expect(unfolded(raw)).toContain('https://example.org/verify?token=3Ds3cret')
  expect(await stateOf(here, mailId)).toEqual({ state: 'sent', attempts: 1, error: null, link: null, left: true })
  await deliver(here, mailId, { url })
  expect(received).toHaveLength(1)
})

test('a subject with line breaks adds no header and no recipient', async () => {
  const here = await world()
  const { url, received } = await mailServer()
  const { mailId } = await aMail(here, { subject: 'Hello\r\nBcc: everyone@example.org\r\n\r\nBody' })
  await deliver(here, mailId, { url })
  expect(received.map(({ to }) => to)).toEqual([['ana@example.org']])
  expect(received[0]?.raw).not.toMatch(/^Bcc:/im)
})

test('[EML-29] a server that is busy is tried again, and the mail fails where anybody can see it', async () => {
  const here = await world()
  const { url, received } = await mailServer(() => 451)
  const { mailId } = await aMail(here)
  for (const attempt of [1, 2, 3, 4, 5, 6]) {
    await expect(deliver(here, mailId, { url, attempt })).rejects.toThrow('451')
    expect(await stateOf(here, mailId)).toMatchObject({ state: 'queued', attempts: attempt })
  }
  await deliver(here, mailId, { url, attempt: 7 })
  expect(await stateOf(here, mailId)).toMatchObject({ state: 'failed', attempts: 7, error: expect.stringContaining('451') })
  expect(received).toEqual([])
})

test('a server that says no for good is not asked again', async () => {
  const here = await world()
  const { url } = await mailServer(() => 550)
  const { mailId } = await aMail(here)
  await deliver(here, mailId, { url })
  expect(await stateOf(here, mailId)).toMatchObject({ state: 'failed', attempts: 1, error: expect.stringContaining('550') })
})

test('a server that is not there is tried again later', async () => {
  const here = await world()
  const nobody = createServer()
  await new Promise<void>((done) => nobody.listen(0, '127.0.0.1', done))
  const { port } = nobody.address() as AddressInfo
  await new Promise((done) => nobody.close(done))
  const { mailId } = await aMail(here)
  await expect(deliver(here, mailId, { url: `smtp://127.0.0.1:${port}` })).rejects.toThrow('ECONNREFUSED')
  expect(await stateOf(here, mailId)).toMatchObject({ state: 'queued', attempts: 1 })
})

test('a mail that can be ended by one click says so to mail programs, and keeps the address to itself', async () => {
  const here = await world()
  const { url, received } = await mailServer()
  const unsubscribe = { url: 'https://example.org/unsubscribe?token=t0ken' }
  const { mailId } = await here.transact((tx) =>
    sendMail(tx, {
      to: { email: 'ana@example.org' },
      mail: { key: 'x.y', subject: 'S', heading: 'H', paragraphs: [], unsubscribe },
    }),
  )
  const { rows } = await here.database.owner.query('select m::text as text from notify_mails m where id = $1', [mailId])
  expect(rows[0].text).not.toContain('t0ken')
  await deliver(here, mailId, { url })
  const raw = unfolded(received[0]?.raw ?? '')
  expect(raw).toContain('List-Unsubscribe: <https://example.org/unsubscribe?token=t0ken>')
  expect(raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
})
