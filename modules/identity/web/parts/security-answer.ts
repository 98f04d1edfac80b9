import type { ShownProblem } from '@guildhall/ui'

/** What became of one of the forms on the security page; `intent` says which. */
export type SecurityAnswer = { intent: string; problem?: ShownProblem; done?: true }
