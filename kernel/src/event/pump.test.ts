import { expect, test } from 'vitest'
import { pump } from './pump.ts'

const LONG_MS = 60_000
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

test('a wake in the very moment a turn ends is not lost', async () => {
  let turns = 0
  const loop = pump({
    run() {
      turns++
      const work = pause(1).then(() => LONG_MS)
      // After the loop has begun to wait for the work: called right behind it when the work is over.
      if (turns === 1) queueMicrotask(() => void work.then(() => loop.wake()))
      return work
    },
    report: () => {},
  })
  loop.wake()
  await pause(50)
  await loop.stop()
  expect(turns).toBe(2)
})

test('a turn that fails is reported and tried again after a pause, also when it was woken meanwhile', async () => {
  const faults: unknown[] = []
  let turns = 0
  const loop = pump({
    async run() {
      turns++
      if (turns === 1) {
        loop.wake()
        throw new Error('no')
      }
      return LONG_MS
    },
    report: (error) => faults.push(error),
  })
  loop.wake()
  await pause(20)
  expect(turns).toBe(1)
  await pause(150)
  await loop.stop()
  expect(turns).toBe(2)
  expect(faults).toHaveLength(1)
})
