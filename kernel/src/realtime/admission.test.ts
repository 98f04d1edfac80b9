import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { admission } from './admission.ts'

const connection = (readyState: 'open' | 'closed' = 'open') => Object.assign(new EventEmitter(), { readyState })
const enter = (admitted: ReturnType<typeof admission>, conn: ReturnType<typeof connection>, key = 'ann') =>
  admitted.enter({ conn } as never, { key, visitor: false })

test('each connection takes a place and gives it back when it closes', () => {
  const admitted = admission({ most: 3, mostEach: 2 })
  const [first, second] = [connection(), connection()]
  expect([enter(admitted, first), enter(admitted, second)]).toEqual([null, null])
  expect(enter(admitted, connection())?.code).toBe('too_many_connections')
  expect(enter(admitted, connection(), 'ben')).toBeNull()
  expect(enter(admitted, connection(), 'cy')?.code).toBe('too_many_connections')
  first.emit('close')
  expect(enter(admitted, connection())).toBeNull()
})

test('a connection that closed while it was being looked at takes no place for ever', () => {
  const admitted = admission({ most: 1 })
  for (let n = 0; n < 3; n++) enter(admitted, connection('closed'))
  expect(enter(admitted, connection())).toBeNull()
})
