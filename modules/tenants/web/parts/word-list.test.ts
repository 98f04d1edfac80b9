import { expect, test } from 'vitest'
import { findWords, keptOf } from './word-list.ts'

const usual = { 'nav.home': 'Home', 'nav.search': 'Search', 'new.title': 'A new topic' }
const own = { 'nav.home': 'Front door', 'gone.key': 'Left over' }
const keys = (query: string, onlyOwn = false) => findWords({ usual, own }, { query, onlyOwn }).map(({ key }) => key)

test('messages are found by key, by the usual text and by the community’s own', () => {
  expect(keys('NAV.')).toEqual(['nav.home', 'nav.search'])
  expect(keys('topic new')).toEqual(['new.title'])
  expect(keys('front')).toEqual(['nav.home'])
  expect(keys('home')).toEqual(['nav.home'])
  expect(keys('nothing of this')).toEqual([])
})

test('only what the community says itself, keys without a usual text included', () => {
  expect(keys('', true)).toEqual(['nav.home', 'gone.key'])
  expect(keys('nav', true)).toEqual(['nav.home'])
  expect(findWords({ usual, own }, { query: 'left', onlyOwn: false })).toEqual([
    { key: 'gone.key', usual: null, own: 'Left over' },
  ])
})

test('a text that is empty or as usual is not kept', () => {
  expect([keptOf('  ', 'Home'), keptOf('Home ', 'Home'), keptOf('a\r\nb', 'a\nb')]).toEqual([null, null, null])
  expect([keptOf(' Hearth ', 'Home'), keptOf('Hearth', undefined)]).toEqual(['Hearth', 'Hearth'])
})
