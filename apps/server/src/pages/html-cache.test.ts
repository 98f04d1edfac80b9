import { expect, test } from 'vitest'
import { createHtmlCache, type Kept } from './html-cache.ts'

const page = (text: string, status = 200): Kept => ({ status, headers: [], segments: [Buffer.from(text)], bytes: text.length })
const setup = (options = {}) => {
  const clock = { at: 0 }
  let made = 0
  const cache = createHtmlCache({ now: () => clock.at, ...options })
  const ask = (key: string, version = 1, status = 200) => cache.answer(key, version, async () => page(`${key}${++made}`, status))
  return { clock, ask, made: () => made }
}

test('the same page is rendered once per version of the community', async () => {
  const { ask, made } = setup()
  await ask('a')
  await ask('a')
  expect(made()).toBe(1)
  await ask('a', 2)
  expect(made()).toBe(2)
})

test('many readers of a page that is not kept yet wait for one rendering', async () => {
  const { ask, made } = setup()
  await Promise.all([ask('a'), ask('a'), ask('a')])
  expect(made()).toBe(1)
})

test('errors are not kept, and pages no longer than their age', async () => {
  const { ask, made, clock } = setup({ maxAgeMs: 1000 })
  await ask('missing', 1, 404)
  await ask('missing', 1, 404)
  expect(made()).toBe(2)
  await ask('a')
  clock.at = 1001
  await ask('a')
  expect(made()).toBe(4)
})

test('what was not read for longest goes first', async () => {
  const { ask, made } = setup({ maxEntries: 2 })
  await ask('a')
  await ask('b')
  await ask('a')
  await ask('c')
  await ask('a')
  expect(made()).toBe(3)
  await ask('b')
  expect(made()).toBe(4)
})

test('a rendering that fails is tried anew by the next reader', async () => {
  const cache = createHtmlCache({ now: () => 0 })
  await expect(cache.answer('a', 1, () => Promise.reject(new Error('down')))).rejects.toThrow('down')
  expect((await cache.answer('a', 1, async () => page('up'))).segments.join('')).toBe('up')
})
