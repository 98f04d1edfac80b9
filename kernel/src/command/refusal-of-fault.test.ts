import { expect, test } from 'vitest'
import { refusalOfFault } from './refusal-of-fault.ts'

const databaseError = (code: string) => Object.assign(new Error('database'), { code, severity: 'ERROR' })

test.each(['22003', '22008', '22021'])('a value the database cannot hold (%s) is the caller’s to mend', (code) => {
  expect(refusalOfFault(databaseError(code))).toMatchObject({ status: 400, code: 'invalid_input' })
})

test.each(['42P01', '23502', '22012'])('what only we can have got wrong (%s) stays a fault', (code) => {
  expect(refusalOfFault(databaseError(code))).toBeNull()
})
