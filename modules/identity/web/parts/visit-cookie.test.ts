import { expect, test } from 'vitest'
import { visitCookie, visitIn } from './visit-cookie.ts'

const visit = { secret: 'a'.repeat(43), purpose: 'sign-in', next: '/t/hello?from=2', invitation: 'tok en;=' } as const
const cameWith = (cookie: string) => visitIn(new Request('http://gimbi.localhost/', { headers: { cookie } }))

test('what a browser left with comes back with it, and no script reads it', () => {
  const cookie = visitCookie(visit, 'https://gimbi.example')
  expect(cameWith(`a=b; ${cookie.split(';')[0]}; c=d`)).toEqual(visit)
  expect(cookie).toContain('; HttpOnly; SameSite=Lax; Max-Age=600; Secure')
  expect(visitCookie(visit, 'http://gimbi.localhost')).not.toContain('Secure')
})

test.each(['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])(
  '[AUTH-39] nobody is led to %s afterwards',
  (next) => expect(cameWith(visitCookie({ ...visit, next }, 'http://a').split(';')[0] as string)?.next).toBe('/'),
)

test.each(['', 'guildhall_visit=', 'guildhall_visit=%7B', 'guildhall_visit=[1]', 'guildhall_visit=%E0%A4%A'])(
  '“%s” is no visit',
  (cookie) => expect(cameWith(cookie)).toBeNull(),
)
