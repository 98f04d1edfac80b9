import { expect, test } from 'vitest'
import { stableId } from './stable-id.ts'

const tenant = '019a0000-0000-7000-8000-000000000001'

// The expected id comes from another implementation: uuid.uuid5(UUID(tenant), '["forum","jobs"]') of Python.
test('the same tenant and path give the same id, a version 5 UUID', () => {
  expect(stableId(tenant, 'forum', 'jobs')).toBe('8b2cb42d-017a-5f54-ab01-3bf7b6b5113a')
  expect(stableId(tenant, 'forum', 'jobs')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

test('another tenant, section, key or cut of the path gives another', () => {
  const ids = [
    stableId(tenant, 'forum', 'jobs'),
    stableId('019a0000-0000-7000-8000-000000000002', 'forum', 'jobs'),
    stableId(tenant, 'people', 'jobs'),
    stableId(tenant, 'forum', 'job', 's'),
    stableId(tenant, 'forumjobs'),
  ]
  expect(new Set(ids).size).toBe(ids.length)
})

test('a name in place of the tenant id is a fault', () => {
  expect(() => stableId('gimbi', 'forum')).toThrow('UUID')
})
