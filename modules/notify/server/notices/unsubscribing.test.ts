import type { Site } from '@guildhall/kernel'
import { expect, test } from 'vitest'
import { readUnsubscribeToken, unsubscribeToken } from './unsubscribing.ts'

const here = { site: { secret: () => Buffer.alloc(32, 7) } as unknown as Site, tenant: { id: 'one' } }
const leaving = { memberId: '01890000-0000-7000-8000-000000000000', category: 'people' } as const

test('a token ends what it was made for, and nothing when it was changed or made elsewhere', () => {
  const token = unsubscribeToken(here, leaving)
  expect(readUnsubscribeToken(here, token)).toEqual(leaving)
  expect(readUnsubscribeToken({ ...here, tenant: { id: 'two' } }, token)).toBeNull()
  for (const wrong of [
    token.replace('people', 'work'),
    token.slice(0, -1),
    `${token}x`,
    '',
    'a.b.c',
    token.replace('01890', '02890'),
  ])
    expect(readUnsubscribeToken(here, wrong)).toBeNull()
})
