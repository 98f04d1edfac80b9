import { expect, test } from 'vitest'
import { isShownInline, judge, suits } from './types.ts'

test.each([
  ['image/jpeg', 'a.JPG', 'image/jpeg'],
  ['image/png', 'picture', 'image/png'],
  ['text', 'a.csv', 'text/csv'],
  ['text', 'LICENSE', 'text/plain'],
  ['application/x-cfb', 'old.doc', 'application/msword'],
  ['image/svg+xml', 'logo.svg', 'image/svg+xml'],
])('[FILE-08] %s called %s is taken as %s', (seen, name, type) => expect(judge(seen, name)).toMatchObject({ type }))

test.each([
  ['application/zip', 'a.png', 'file_disguised'],
  ['text', 'a.png', 'file_disguised'],
  ['image/png', 'a.exe', 'file_disguised'],
  ['image/png', 'a.html', 'file_disguised'],
  ['application/x-msdownload', 'cv.pdf', 'file_disguised'],
  ['application/x-msdownload', 'setup.exe', 'type_not_taken'],
  ['text', 'run.sh', 'type_not_taken'],
  ['text', 'page.html', 'type_not_taken'],
  ['application/x-cfb', 'strange.bin', 'type_not_taken'],
  [null, 'noise.bin', 'type_not_taken'],
  [null, 'noise.jpg', 'file_disguised'],
])('[FILE-08] %s called %s is refused: %s', (seen, name, refusal) => expect(judge(seen, name)).toBe(refusal))

test('[FILE-08] purposes take what suits them', () => {
  expect(suits({ kind: 'image', type: 'image/svg+xml' }, 'image')).toBe(false)
  expect(suits({ kind: 'image', type: 'image/png' }, 'image')).toBe(true)
  expect(suits({ kind: 'document', type: 'application/pdf' }, 'voice')).toBe(false)
  expect(suits({ kind: 'document', type: 'application/pdf' }, 'attachment')).toBe(true)
})

test('nothing that could run is shown in place', () => {
  expect(['image/svg+xml', 'text/plain', 'application/pdf', 'application/json'].filter(isShownInline)).toEqual([])
  expect(['image/png', 'video/mp4', 'audio/ogg; codecs=opus'].filter(isShownInline)).toHaveLength(3)
})
