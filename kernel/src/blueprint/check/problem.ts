/** What is wrong with a manifest, said so that its author can put it right. */
export type Problem = {
  /** `access.roles[2].permissions[0]` */
  path: string
  /** What stands there; undefined: nothing does. */
  value: unknown
  /** `one of open, invitation, organisation (did you mean open?)` */
  expected: string
  file?: string
  /** 1-based. */
  line?: number
}

export type Place = { file: string; line: number }
/** Where in the author's files a part of the manifest stands. */
export type Locate = (path: readonly PropertyKey[]) => Place | undefined

/** A problem at a place that may still lack its file and line. */
export type Finding = { path: readonly PropertyKey[]; value: unknown; expected: string }

/** One line for people: `blueprint.yaml:12 access.roles[2].inherits[0] is "membr"; expected a key of access.roles …`. */
export function formatProblem(problem: Problem): string {
  const place = problem.file ? `${problem.file}${problem.line ? `:${problem.line}` : ''} ` : ''
  const found = problem.value === undefined ? 'is missing' : `is ${short(problem.value)}`
  return `${place}${problem.path} ${found}; expected ${problem.expected}`
}

/** A value on one line, cut when long. */
export function short(value: unknown, length = 80): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > length ? `${text.slice(0, length - 1)}…` : text
}
