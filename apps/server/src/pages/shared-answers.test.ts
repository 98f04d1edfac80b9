import type { Actor } from '@guildhall/kernel'
import { expect, test } from 'vitest'
import { createSharedAnswers } from './shared-answers.ts'

const member = (memberId: string, permissions: string[], tenantId = 'a'): Actor => ({
  ...{ kind: 'member', locale: 'en', displayName: memberId, sessionId: memberId },
  ...{ tenantId, memberId, accountId: memberId, permissions },
})

function counted() {
  let clock = 0
  let made = 0
  const later = (ms: number) => {
    clock += ms
  }
  const shared = createSharedAnswers({ now: () => clock, maxAgeMs: 1000 })
  const ask = (actor: Actor, version = 1, ok = true) =>
    shared({ name: 'q', input: {}, actor, version }, async () =>
      ok ? { ok: true, output: ++made } : { ok: false, problem: { code: 'busy', status: 503, sentence: '', errors: [] } },
    )
  return { ask, made: () => made, later }
}

test('members with the same rights share an answer, others never do', async () => {
  const { ask, made } = counted()
  await ask(member('ada', ['read']))
  await ask(member('bo', ['read']))
  expect(made()).toBe(1)
  await ask(member('ada', ['read', 'staff']))
  await ask(member('ada', ['read'], 'b'))
  await ask({ ...member('ada', ['read']), locale: 'ar' })
  expect(made()).toBe(4)
})

test('a change in the community, or time, makes it anew; a refusal is not kept', async () => {
  const { ask, made, later } = counted()
  const ada = member('ada', ['read'])
  await ask(ada, 1, false)
  await ask(ada, 1)
  await ask(ada, 2)
  later(999)
  await ask(ada, 2)
  expect(made()).toBe(2)
  later(1)
  await ask(ada, 2)
  expect(made()).toBe(3)
})
