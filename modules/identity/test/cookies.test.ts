import { type World, world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { PASSWORD, someone } from '../testing/people.ts'

const browser = { origin: 'same', 'sec-fetch-site': 'same-origin' }

async function enters(here: World, headers: Record<string, string> = {}) {
  const { email } = await someone(here)
  const host = `${here.tenant.slug}.${here.host.config.publicHost}`
  const answer = await here
    .as('visitor')
    .post('/auth/login', { email, password: PASSWORD }, { headers: { ...browser, origin: `http://${host}`, ...headers } })
  const [cookie = ''] = [answer.headers['set-cookie']].flat() as string[]
  return { answer, cookie, token: /^guildhall_session=([^;]+)/.exec(cookie)?.[1] }
}

test('[AUTH-03] a browser’s session is a cookie scripts cannot read, other sites do not send, and only this host gets', async () => {
  const { cookie, token, answer } = await enters(await world())
  expect(token).toBe(answer.body.token)
  expect(cookie).toMatch(/; HttpOnly(;|$)/)
  expect(cookie).toMatch(/; SameSite=Lax(;|$)/)
  expect(cookie).toMatch(/; Path=\/(;|$)/)
  expect(cookie).not.toMatch(/domain=/i)
})

test('session fixation: a token somebody planted before is not the one that gets in', async () => {
  const here = await world()
  const planted = 'planted-by-somebody-else-0123456789abcdefghi'
  const { token } = await enters(here, { cookie: `guildhall_session=${planted}` })
  expect(token).not.toBe(planted)
  const asked = await here.as('visitor').get('/auth/me', { headers: { authorization: `Bearer ${planted}` } })
  expect(asked.status).toBe(401)
})

test('session fixation: signing in again gives a token of its own', async () => {
  const here = await world()
  const first = await enters(here)
  const second = await enters(here, { cookie: `guildhall_session=${first.token}` })
  expect(second.token).not.toBe(first.token)
})

test('[TST-90] a page of another site cannot sign anybody in', async () => {
  const here = await world()
  const { answer, token } = await enters(here, { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' })
  expect(answer.status).toBe(403)
  expect(token).toBeUndefined()
})
