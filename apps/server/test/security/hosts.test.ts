import { latestToken, mailsTo } from '@guildhall/identity/testing/mailbox'
import { world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'

const person = () => ({
  email: `host-${crypto.randomUUID()}@example.org`,
  password: 'correct horse battery',
  displayName: 'Hanne Host',
})

test('[SEC-04] links in mails lead to this server, whatever hosts the request names', async () => {
  const here = await world()
  const sam = person()
  await here.as('visitor').post('/auth/register', sam)
  const evil = {
    'x-forwarded-host': 'evil.example',
    forwarded: 'host=evil.example',
    'x-host': 'evil.example',
    origin: 'https://evil.example',
  }
  for (const [name, value] of Object.entries(evil)) {
    const headers = { 'content-type': 'application/json', [name]: value }
    await here.request({ method: 'POST', url: '/api/v1/auth/forgot-password', headers, payload: { email: sam.email } })
  }
  await here.drain()
  const mails = await mailsTo(here, sam.email)
  expect(mails.map(({ key }) => key)).toContain('identity.reset-password')
  for (const { link } of mails) expect(new URL(link).host).toBe(`${here.tenant.slug}.${here.host.config.publicHost}`)
})

test('[SEC-04] a host that is nobody’s gets nothing, and no mail', async () => {
  const here = await world()
  const sam = person()
  await here.as('visitor').post('/auth/register', sam)
  for (const host of [
    'evil.example',
    `${here.tenant.slug}.${here.host.config.publicHost}.evil.example`,
    `${here.tenant.slug}@evil.example`,
  ]) {
    const headers = { 'content-type': 'application/json', host }
    const answer = await here.request({
      method: 'POST',
      url: '/api/v1/auth/forgot-password',
      headers,
      payload: { email: sam.email },
    })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.headers.location).toBeUndefined()
  }
  await here.drain()
  await expect(latestToken(here, sam.email, 'identity.reset-password')).rejects.toThrow('No mail')
})

test('[SEC-04] asking for a link says the same for those who have an account and those who have none', async () => {
  const here = await world()
  const sam = person()
  await here.as('visitor').post('/auth/register', sam)
  const ask = async (email: string) => {
    const { status, body, headers } = await here.as('visitor').post('/auth/forgot-password', { email })
    return { status, body, length: headers['content-length'] }
  }
  expect(await ask(sam.email)).toEqual(await ask(person().email))
})

test('[SEC-04] registering an address over and over, to learn who has an account, is stopped', async () => {
  const here = await world({ http: { limits: {} } })
  const known = person()
  const statuses: number[] = []
  for (let tried = 0; tried < 12; tried++) statuses.push((await here.as('visitor').post('/auth/register', known)).status)
  expect(statuses.slice(0, 2)).toEqual([200, 409])
  expect(statuses.slice(10)).toEqual([429, 429])
})
