import type { FieldError } from '../errors/refusal.ts'

/** The server said no, and why: what an RFC 9457 problem document carries. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly status: number
  readonly code: string
  /** For people. */
  readonly sentence: string
  readonly errors: readonly FieldError[]
  /** Quote it when reporting. */
  readonly requestId: string | null
  /** The whole document: further members such as the legal moves of a machine. */
  readonly problem: Readonly<Record<string, unknown>>
  /** Seconds to wait before trying again, when the server said so. */
  readonly retryAfter: number | null

  constructor(response: Response, problem: Record<string, unknown>) {
    const text = (value: unknown) => (typeof value === 'string' ? value : null)
    const sentence = text(problem.detail) ?? `The server answered ${response.status}.`
    super(sentence)
    this.status = response.status
    this.code = text(problem.code) ?? 'unknown_problem'
    this.sentence = sentence
    this.errors = Array.isArray(problem.errors) ? problem.errors : []
    this.requestId = text(problem.requestId) ?? response.headers.get('x-request-id')
    this.problem = problem
    this.retryAfter = Number(response.headers.get('retry-after')) || null
  }
}

/** No answer came: offline, server away, or the answer was cut off. The request may or may not have been carried out. */
export class ConnectionError extends Error {
  override readonly name = 'ConnectionError'
  constructor(cause: unknown) {
    super('The server could not be reached.', { cause })
  }
}
