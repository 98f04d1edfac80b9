import { expect, test } from 'vitest'
import { tinyHost } from '../http/test/tiny-host.ts'

test('a listener’s fault is logged and ends neither the commit nor the process', async () => {
  const { host, lines } = await tinyHost()
  host.feed.onCommit(() => {
    throw new TypeError('broken cache')
  })
  host.feed.committed({ events: [], jobs: 1 })
  await new Promise((resolve) => setTimeout(resolve, 1))
  expect(lines).toMatchObject([{ level: 'error', err: { type: 'TypeError' } }])
})
