/**
 * A refusal is a value: something a person asked for that the rules do not let happen. Its `code` is a state
 * (`topic_closed`), its `sentence` is for people, its `status` is the HTTP status of the RFC 9457 problem document.
 */
export type FieldError = {
  /** JSON pointer-like path of the field at fault: `body`, `poll.options.0`. */
  field: string
  /** What is wrong and what was expected, in one sentence. */
  message: string
}

export class Refusal {
  readonly code: string
  readonly status: number
  readonly sentence: string
  readonly errors: readonly FieldError[]
  /** Extra members for the problem document, such as the legal transitions of a machine. Nothing personal. */
  readonly details: Readonly<Record<string, unknown>>
  /** What its command has written stays: a failed try must be counted though it is refused. */
  readonly keeps: boolean

  constructor(init: {
    code: string
    status: number
    sentence: string
    errors?: readonly FieldError[]
    details?: Readonly<Record<string, unknown>>
    keeps?: boolean
  }) {
    this.code = init.code
    this.status = init.status
    this.sentence = init.sentence
    this.errors = init.errors ?? []
    this.details = init.details ?? {}
    this.keeps = init.keeps ?? false
  }

  /** The same refusal naming the fields at fault or further details. */
  with(more: { errors?: readonly FieldError[]; details?: Readonly<Record<string, unknown>> }): Refusal {
    return new Refusal({ ...this, ...more })
  }

  /** The same refusal, returned by a `run` whose rows and events are committed all the same. */
  keeping(): Refusal {
    return new Refusal({ ...this, keeps: true })
  }
}

export const isRefusal = (value: unknown): value is Refusal => value instanceof Refusal

/** Carries a refusal out of places that cannot return it, such as a finder inside `load`. The kernel unwraps it. */
export class Refused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

/**
 * Declares a module's refusals: code → status and sentence.
 * @example const refusals = declareRefusals({ topic_closed: [409, 'This topic is closed, so it takes no new replies.'] })
 */
export function declareRefusals<Code extends string>(
  table: Record<Code, readonly [status: number, sentence: string]>,
): Record<Code, Refusal> {
  const refusals = {} as Record<Code, Refusal>
  for (const code of Object.keys(table) as Code[]) {
    const [status, sentence] = table[code]
    refusals[code] = new Refusal({ code, status, sentence })
  }
  return refusals
}
