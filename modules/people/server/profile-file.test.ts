import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ProfileFile, readCsv, readJson, writeCsv, writeJson } from './profile-file.ts'

const line = fc.stringMatching(/^[^\p{Cc}]{0,30}$/u).map((text) => text.trim())
const file: fc.Arbitrary<ProfileFile> = fc.record({
  ...{ displayName: line, headline: line, bio: fc.array(line).map((lines) => lines.join('\n')), location: line, pronouns: line },
  ...{
    firstName: line,
    lastName: line,
    phone: fc.constantFrom('', '+45 12 34', '=1+1', '-5', '@home', "'-", "''=x"),
    postcode: line,
  },
  timeZone: fc.constantFrom(null, 'Europe/Copenhagen'),
  languages: fc.constantFrom(['en'], ['da', 'en']),
  links: fc.constantFrom([{ url: 'https://a.example', label: 'My site, really' }], [{ url: 'https://b.example', label: '' }]),
  custom: fc.record({ town: line, skills: fc.constantFrom(['Baking'], ['Baking', 'Welding, wet']) }),
})

test('[USER-30] a profile survives being written and read, as JSON and as CSV, whatever it says', () => {
  fc.assert(
    fc.property(file, (profile) => {
      expect(readJson(writeJson(profile))).toEqual({ profile })
      expect(readCsv(writeCsv(profile), new Set(['skills']))).toEqual({ profile })
    }),
  )
})

test('no value of the CSV is a formula', () => {
  const csv = writeCsv({ ...fc.sample(file, 1)[0], phone: '=HYPERLINK("x")' } as ProfileFile)
  expect(csv).toContain(`"'=HYPERLINK(""x"")"`)
})

test('what is no such file is said so', () => {
  expect(readJson('{')).toEqual({ fault: 'This is not JSON.' })
  expect(readCsv('name;value\na;b', new Set())).toEqual({ fault: 'The first line has to be: field,value' })
  expect(readCsv('"field', new Set())).toEqual({ fault: 'This is not CSV.' })
})
