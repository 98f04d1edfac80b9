import { isMap } from '../path.ts'

export type Keyed = Record<string, unknown> & { key: string }

/** A list whose items carry a `key`: `roles`, `categories`. Two versions of it are compared by key, not by position. */
export const isKeyedList = (value: unknown): value is Keyed[] =>
  Array.isArray(value) && value.length > 0 && value.every((item) => isMap(item) && typeof item.key === 'string')

/** A list of plain values, `permissions`, `modules`: compared as a set. */
export const isPlainList = (value: unknown): value is (string | number | boolean)[] =>
  Array.isArray(value) && value.every((item) => typeof item !== 'object' || item === null)

const isEmptyList = (value: unknown) => Array.isArray(value) && value.length === 0
const absent = (value: unknown) => value === undefined

/** Both sides maps, or one of them and the other not there at all. */
export const bothMaps = (a: unknown, b: unknown): boolean => (isMap(a) && (isMap(b) || absent(b))) || (absent(a) && isMap(b))
export const bothKeyed = (...sides: readonly unknown[]): boolean =>
  sides.some(isKeyedList) && sides.every((side) => isKeyedList(side) || isEmptyList(side) || absent(side))
export const bothPlain = (...sides: readonly unknown[]): boolean =>
  sides.some(isPlainList) && sides.every((side) => isPlainList(side) || absent(side))

export const byKey = (list: unknown): Map<string, Keyed> => new Map(((list ?? []) as Keyed[]).map((item) => [item.key, item]))

/** Deep equality of plain data; the order of map keys means nothing, the order of lists does. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, position) => same(item, b[position]))
  if (!isMap(a) || !isMap(b)) return false
  const keys = definedKeys(a)
  return keys.length === definedKeys(b).length && keys.every((key) => same(a[key], b[key]))
}

/** `undefined` is the same as not being there. */
export const definedKeys = (map: Record<string, unknown>): string[] => Object.keys(map).filter((key) => map[key] !== undefined)
