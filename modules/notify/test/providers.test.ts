import { createServer, type IncomingHttpHeaders } from 'node:http'
import { type AddressInfo, createServer as createSocket } from 'node:net'
import { world } from '@guildhall/kernel/testing'
import { expect, onTestFinished, test } from 'vitest'
import { MailFault, type Outgoing } from '../server/mails/providers/provider.ts'
import { providerAt } from '../server/mails/providers/provider-at.ts'

type Asked = { path: string; headers: IncomingHttpHeaders; body: string }

/** Stands in for a provider: speaks its protocol as far as one mail goes, and answers with the status it is told to. */
async function standIn(status: number, said = '{}') {
  const asked: Asked[] = []
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    asked.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(parts).toString() })
    response.writeHead(status, { 'content-type': 'application/json' }).end(said)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => void server.close())
  return { asked, host: `127.0.0.1:${(server.address() as AddressInfo).port}` }
}

const outgoingOfTest = async () => (await world()).host.site.outgoing
const mail: Outgoing = {
  id: '01900000-0000-7000-8000-000000000001',
  tenantId: '01900000-0000-7000-8000-000000000002',
  from: { name: 'Gimbi "the" Guild', address: 'hello@example.org' },
  to: { name: 'Ana', address: 'ana@example.org' },
  subject: 'Grüße',
  html: '<b>Hi</b>',
  text: 'Hi',
  headers: { 'Auto-Submitted': 'auto-generated' },
  messageId: '<1@example.org>',
}
const faultOf = (work: Promise<void>) =>
  work.then(
    () => null,
    (error) => (error instanceof MailFault ? { final: error.final, message: error.message } : error),
  )

test('[EML-01] SendGrid gets a mail with both parts, our headers and what it must tell us again', async () => {
  const { asked, host } = await standIn(202)
  await providerAt(`sendgrid://SG.key@${host}?tls=off&from=hello@example.org`, await outgoingOfTest())(mail)
  expect(asked[0]).toMatchObject({ path: '/v3/mail/send', headers: { authorization: 'Bearer SG.key' } })
  expect(JSON.parse(asked[0]?.body ?? '')).toMatchObject({
    personalizations: [
      {
        to: [{ email: 'ana@example.org', name: 'Ana' }],
        custom_args: { guildhall_mail: mail.id, guildhall_tenant: mail.tenantId },
      },
    ],
    subject: 'Grüße',
    content: [{ type: 'text/plain' }, { type: 'text/html' }],
    headers: { 'Auto-Submitted': 'auto-generated', 'Message-ID': '<1@example.org>' },
  })
})

test('[EML-01] Mailgun gets the same as a form, for its sending domain', async () => {
  const { asked, host } = await standIn(200)
  await providerAt(`mailgun://key-1@${host}/mg.example.org?tls=off`, await outgoingOfTest())(mail)
  const fields = new URLSearchParams(asked[0]?.body)
  expect(asked[0]?.path).toBe('/v3/mg.example.org/messages')
  expect(asked[0]?.headers.authorization).toBe(`Basic ${Buffer.from('api:key-1').toString('base64')}`)
  expect(Object.fromEntries(fields)).toMatchObject({
    from: '"Gimbi the Guild" <hello@example.org>',
    to: '"Ana" <ana@example.org>',
    subject: 'Grüße',
    'h:Auto-Submitted': 'auto-generated',
    'v:guildhall_mail': mail.id,
  })
})

test.each([
  [400, true],
  [413, true],
  [401, false],
  [429, false],
  [503, false],
])('a provider that answers %i: given up %s', async (status, final) => {
  const outgoing = await outgoingOfTest()
  const { host } = await standIn(status, '{"errors":["x"]}')
  for (const url of [`sendgrid://k@${host}?tls=off`, `mailgun://k@${host}/d?tls=off`])
    expect(await faultOf(providerAt(url, outgoing)(mail))).toEqual({ final, message: `${status}: {"errors":["x"]}` })
})

test('a mail server that accepts and then says nothing does not hold up a mail for ever', async () => {
  const silent = createSocket()
  await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done))
  onTestFinished(() => void silent.close())
  const { port } = silent.address() as AddressInfo
  const fault = await faultOf(providerAt(`smtp://127.0.0.1:${port}?timeout=50`, await outgoingOfTest())(mail))
  expect(fault).toMatchObject({ final: false, message: expect.stringMatching(/^ETIMEDOUT/) })
})
