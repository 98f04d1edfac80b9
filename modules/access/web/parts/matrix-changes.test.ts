import { expect, test } from 'vitest'
import { cellValue, changesBetween } from './matrix-changes.ts'

test('only what was ticked or unticked is a change', () => {
  const [kept, taken, given] = ['a.b', 'a.c', 'a.d'].map((permission) => cellValue('crew', permission)) as [
    string,
    string,
    string,
  ]
  expect(changesBetween(`${kept} ${taken}`, [kept, given])).toEqual([
    { role: 'crew', permission: 'a.d', granted: true },
    { role: 'crew', permission: 'a.c', granted: false },
  ])
  expect(changesBetween('', [])).toEqual([])
})
