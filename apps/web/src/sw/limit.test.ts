import { expect, test } from 'vitest'
import { limitTo } from './limit.ts'

function cacheOf(count: number) {
  const kept = Array.from({ length: count }, (_, at) => new Request(`http://a.test/${at}`))
  return {
    keys: async () => [...kept],
    delete: async (request: Request) => kept.splice(kept.indexOf(request), 1).length > 0,
  }
}
const left = async (count: number, most: number) => {
  const cache = cacheOf(count)
  await limitTo(cache, most)
  return (await cache.keys()).map(({ url }) => new URL(url).pathname)
}

test('[MOB-11] the oldest pages make room for new ones', async () => {
  expect(await left(5, 3)).toEqual(['/2', '/3', '/4'])
  expect(await left(2, 3)).toEqual(['/0', '/1'])
})
