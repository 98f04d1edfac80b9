import { expect, test } from 'vitest'
import { cleanName } from './names.ts'

test.each([
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\noor\\cv.pdf', 'cv.pdf'],
  ['cod\u202egpj.exe', 'codgpj.exe'],
  ['a\u0000b\n.txt', 'ab.txt'],
  ['  .hidden. ', 'hidden'],
  ['what? <me>.png', 'what_ _me_.png'],
  ['Ærø på dansk.md', 'Ærø på dansk.md'],
  ['...', 'file'],
  [null, 'file'],
])('%j is kept as %j', (given, kept) => expect(cleanName(given)).toBe(kept))

test('a name too long keeps its ending', () => {
  const name = cleanName(`${'a'.repeat(400)}.jpeg`)
  expect(name).toHaveLength(255)
  expect(name.endsWith('.jpeg')).toBe(true)
})
