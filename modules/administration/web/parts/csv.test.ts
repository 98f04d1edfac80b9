import { expect, test } from 'vitest'
import { csvLine } from './csv.ts'

test('a line keeps commas, quotes and line breaks inside its cells, and no cell is a formula', () => {
  expect(csvLine(['a', 'b, c', 'say "hi"', 'two\nlines'])).toBe('a,"b, c","say ""hi""","two\nlines"\r\n')
  expect(csvLine(['=HYPERLINK("x")', '@sum', '-1', '+1'])).toBe(`"'=HYPERLINK(""x"")",'@sum,'-1,'+1\r\n`)
})
