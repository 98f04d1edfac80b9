import { expect, test } from 'vitest'
import { measuredIn } from './developer-timings.ts'

test('calls and decisions are told apart, and the parts of a call stay out', () => {
  const serverTiming = [
    { name: 'access.list-roles', duration: 4.2, description: 'not_permitted' },
    { name: 'access.list-roles.run', duration: 3, description: '' },
    { name: 'right', duration: 0, description: 'access.right.read' },
    { name: 'right', duration: 1, description: 'forum.topic.create' },
  ]
  expect(measuredIn([{ serverTiming }, {}])).toEqual({
    calls: [{ name: 'access.list-roles', ms: 4.2, outcome: 'not_permitted' }],
    rights: [
      { permission: 'access.right.read', held: false },
      { permission: 'forum.topic.create', held: true },
    ],
  })
})
