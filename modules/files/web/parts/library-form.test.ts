import { expect, test } from 'vitest'
import { searchFor, wishesOf } from './library-form.ts'

test('what an address does not say, or says wrongly, is as usual', () => {
  expect(wishesOf('http://x/library')).toMatchObject({ space: 'mine', view: 'grid', q: undefined })
  expect(wishesOf('http://x/library?space=quarantine&kind=film&q=%20rye%20')).toMatchObject({
    space: 'mine',
    kind: undefined,
    q: 'rye',
  })
})

test('addresses say what is not usual, and begin at the first page unless they name another', () => {
  const wishes = wishesOf('http://x/library?space=community&q=rye&cursor=abc')
  expect(searchFor(wishes, {})).toBe('?space=community&q=rye')
  expect(searchFor(wishes, { view: 'list', q: undefined })).toBe('?space=community&view=list')
  expect(searchFor(wishes, { cursor: 'def' })).toBe('?space=community&q=rye&cursor=def')
})
