import { beforeAll, expect, test } from 'vitest'
import { admin, refusal, visitor } from './fakes.ts'

let visit: Awaited<ReturnType<typeof visitor>>
beforeAll(async () => {
  visit = await visitor()
}, 60_000)

const reply = {
  id: '0b7f6c0a-5d1e-4c55-9d0e-1f1a8f6f2f10',
  command: 'forum.reply-to-topic',
  input: { topic: 'hello', body: 'Late, but here.' },
  memberId: 'm1',
}

/** Posts what waited on a device; answers status, answer, and the commands that ran with their keys. */
async function send(waiting: object, actor: typeof admin | null = admin, answer: unknown = { id: 'p3' }) {
  const ran: unknown[] = []
  const execute = async (name: string, input: unknown, key?: string) => {
    ran.push({ name, input, key })
    const isRefusal = typeof answer === 'object' && answer !== null && 'code' in answer
    return isRefusal
      ? { ok: false as const, problem: { sentence: '', ...(answer as ReturnType<typeof refusal>) } }
      : { ok: true as const, output: answer }
  }
  const { status, text } = await visit('/outbox', { actor, execute } as never, JSON.stringify(waiting))
  return { status, answer: JSON.parse(text), ran: ran.filter((one) => (one as { key?: string }).key !== undefined) }
}

test('[MOB-11] what waited runs under its own id as the idempotency key', async () => {
  const { status, answer, ran } = await send(reply)
  expect([status, answer]).toEqual([200, { output: { id: 'p3' } }])
  expect(ran).toEqual([{ name: reply.command, input: reply.input, key: reply.id }])
})

test('[MOB-11] nothing leaves in the name of whoever uses the device now', async () => {
  for (const actor of [null, { ...admin, memberId: 'm2' }]) {
    const { status, ran } = await send(reply, actor)
    expect([status, ran]).toEqual([401, []])
  }
})

test.each([
  ['another command', { ...reply, command: 'identity.sign-out' }],
  ['no key', { ...reply, id: '' }],
  ['no input', { ...reply, input: null }],
  ['nothing of the kind', { some: 'thing' }],
])('[MOB-11] %s is refused before anything runs', async (_, waiting) => {
  const { status, answer, ran } = await send(waiting)
  expect([status, answer.problem.code, ran]).toEqual([400, 'invalid_input', []])
})

test('[MOB-11] a refusal comes back with its reason, so that its author can change the words', async () => {
  const { status, answer } = await send(reply, admin, refusal(409, 'topic_closed'))
  expect([status, answer.problem.code]).toEqual([409, 'topic_closed'])
})

test('[MOB-09] the service worker knows what this build is made of, and is never kept long', async () => {
  const { text, headers } = await visit('/sw.js')
  const { version, files } = JSON.parse(/^self\.build=(.*);$/m.exec(text)![1]!)
  expect(headers.get('cache-control')).toBe('no-cache')
  expect(version).toMatch(/^\w+$/)
  expect(files.length).toBeGreaterThan(20)
  expect(new Set(files).size).toBe(files.length)
  expect(files.filter((file: string) => !/^\/assets\/[\w.~-]+\.(js|css)$/.test(file))).toEqual([])
  expect(() => new Function(text)).not.toThrow()
})

test('[MOB-09] switched off, the worker clears the device and goes', async () => {
  const { text } = await visit('/sw.js', { keepsOnDevices: false })
  expect(text).toContain('unregister()')
  expect(text).not.toContain("addEventListener('fetch'")
  expect(text).not.toContain('self.build')
})

test('[MOB-11] the page for no connection holds nothing of anybody, and needs no script', async () => {
  const { status, text } = await visit('/offline', { actor: admin })
  expect(status).toBe(200)
  expect(text).toContain('<ul id="kept"')
  expect(text).not.toContain('Ada Lovelace')
  expect(text).not.toMatch(/<script[^>]*src=/)
})
