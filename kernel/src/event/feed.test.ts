import { expect, test } from 'vitest'
import { createFeed, type FeedEvent } from './feed.ts'

const anEvent = (audience: readonly string[]): FeedEvent => ({
  tenantId: 'a',
  name: 'forum.post.added',
  seq: 1,
  position: '7.1',
  data: {},
  audience,
  actorId: null,
  at: '2026-11-21T00:00:00.000Z',
})

test('what only one member or nobody can see leaves the tenant’s version alone', () => {
  const feed = createFeed()
  feed.publish(anEvent(['member:x']))
  feed.publish(anEvent([]))
  expect(feed.version('a')).toBe(0)
  feed.committed({ events: [anEvent(['member:x', 'forum.topic:1'])], jobs: 0 })
  expect(feed.version('a')).toBe(1)
  expect(feed.version('b')).toBe(0)
})

test('a listener that throws is reported and keeps nobody else from hearing', () => {
  const faults: unknown[] = []
  const heard: string[] = []
  const feed = createFeed((error) => faults.push(error))
  feed.subscribe(() => {
    throw new Error('broken')
  })
  const stop = feed.subscribe((event) => heard.push(event.position))
  feed.publish(anEvent(['tenant']))
  stop()
  feed.publish(anEvent(['tenant']))
  expect(heard).toEqual(['7.1'])
  expect(faults).toHaveLength(2)
})
