import { expect } from 'vitest'
import type { Answer } from './caller.ts'

/** The answer refuses with this code, as the RFC 9457 problem document every refusal is. */
export function expectRefusal(answer: Answer, code: string): void {
  expect({ status: answer.status, code: answer.body?.code, detail: answer.body?.detail }).toMatchObject({ code })
  expect(answer.status).toBeGreaterThanOrEqual(400)
  expect(answer.headers['content-type']).toContain('application/problem+json')
  expect(answer.body).toMatchObject({
    status: answer.status,
    detail: expect.stringMatching(/\S/),
    requestId: expect.stringMatching(/\S/),
  })
}
