import type { Finding } from './problem.ts'

/** What a manifest must keep to beyond its schema. Paths are patterns from the top: `access.roles[].inherits[]`. */
export type Rule =
  /** Every value at `at` is the `key` of an item of the list `to`; `acyclic`: and following them never comes back. */
  | { kind: 'reference'; at: string; to: string; acyclic?: true }
  /** Every value at `at` is a pattern that covers at least one declared permission. */
  | { kind: 'permission'; at: string }
  /** Of the items of `list`, this many have `flag: true`. */
  | { kind: 'flagged'; list: string; flag: string; count: 'exactly one' | 'at most one' }
  /** Anything else, such as a reply to a post that does not exist. */
  | { kind: 'check'; find: (manifest: Readonly<Record<string, unknown>>) => readonly Finding[] }
