import { createHash } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { refusal, visitor } from './fakes.ts'

let visit: Awaited<ReturnType<typeof visitor>>
beforeAll(async () => {
  visit = await visitor()
}, 60_000)

const code = 'c'.repeat(43)
const mine = { slug: 'b', name: 'Beta', url: 'http://b.test', here: false }
const cookieOf = ({ headers }: { headers: Headers }) => headers.getSetCookie().join('\n')
const placeOf = ({ headers }: { headers: Headers }) => headers.get('location')

test('switching notes the press in this browser and leads to the other community; to one of theirs only', async () => {
  const answers = { 'identity.list-my-communities': () => ({ items: [mine] }) }
  const pressed = await visit('/settings/communities', { answers }, { community: 'b' })
  expect(placeOf(pressed)).toBe('http://b.test/hand-off/begin?back=http%3A%2F%2Fa.test')
  expect(cookieOf(pressed)).toMatch(/^guildhall_crossing=b; Path=\/hand-off; HttpOnly; SameSite=Lax; Max-Age=120$/)
  expect(placeOf(await visit('/settings/communities', { answers }, { community: 'c' }))).toBe('/settings/communities')
})

test('whoever comes in gets a verifier of their own and goes back with its challenge', async () => {
  const one = await visit('/hand-off/begin?back=http://b.test')
  const verifier = /guildhall_verifier=([\w-]{43}); Path=\/hand-off; HttpOnly; SameSite=Lax/.exec(cookieOf(one))?.[1] as string
  const challenge = createHash('sha256').update(verifier).digest('base64url')
  expect(placeOf(one)).toBe(`http://b.test/hand-off/grant?community=a&challenge=${challenge}`)
  expect(cookieOf(await visit('/hand-off/begin?back=http://b.test'))).not.toContain(verifier)
})

test.each(['http://evil.test', '//evil.test', 'http://b.test@evil.test', 'http://b.test/x', 'javascript:alert(1)', ''])(
  '[SEC-02] nobody is led off this server: %s',
  async (back) => {
    const { headers } = await visit(`/hand-off/begin?back=${encodeURIComponent(back)}`)
    expect([headers.get('location'), headers.getSetCookie()]).toEqual(['/', []])
  },
)

test('[SEC-02] a code is given only after a press in this browser, for the community that was pressed', async () => {
  const given: unknown[] = []
  const answers = {
    'identity.hand-over': (input: unknown) => {
      given.push(input)
      return { url: `http://b.test/hand-off?code=${code}`, code, expiresAt: '2026-11-27T00:00:00.000Z' }
    },
  }
  const link = '/hand-off/grant?community=b&challenge=x'
  expect(placeOf(await visit(link, { answers }))).toBe('/settings/communities')
  expect(placeOf(await visit(link, { answers, cookie: 'guildhall_crossing=c' }))).toBe('/settings/communities')
  expect(given).toEqual([])
  const granted = await visit(link, { answers, cookie: 'guildhall_crossing=b' })
  expect(placeOf(granted)).toBe(`http://b.test/hand-off?code=${code}`)
  expect(cookieOf(granted)).toContain('guildhall_crossing=; Path=/hand-off; HttpOnly; SameSite=Lax; Max-Age=0')
  expect(given).toEqual([{ community: 'b', challenge: 'x' }])
})

test('arriving shows code and verifier, and a link opened in another browser says that it is over', async () => {
  const answers = {
    'identity.arrive': ({ verifier }: { verifier: string }) =>
      verifier === 'v1'
        ? { token: 'new-session', expiresAt: '2026-12-27T00:00:00.000Z', memberId: 'm' }
        : refusal(401, 'handoff_over'),
  }
  const arrived = await visit('/hand-off', { answers, cookie: 'x=1; guildhall_verifier=v1' }, { code })
  expect(placeOf(arrived)).toBe('/')
  expect(cookieOf(arrived)).toContain('guildhall_session=new-session')
  const stolen = await visit(`/hand-off?code=${code}`, { answers }, { code })
  expect(stolen.status).toBe(401)
  expect(cookieOf(stolen)).toBe('')
  expect(stolen.text).toContain('This way across is not open any more')
})
