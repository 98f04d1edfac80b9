/** A place in a manifest: map keys, list positions, and `{ key }` for an item of a keyed list. */
export type Segment = string | number | { key: string }

/** How people read it: `access.roles[2].permissions[0]`, `forum.categories[jobs].colour`, `community.words.en["nav.forum"]`. */
export function formatPath(path: readonly Segment[]): string {
  let text = ''
  for (const segment of path) {
    if (typeof segment === 'object') text += `[${segment.key}]`
    else if (typeof segment === 'number') text += `[${segment}]`
    else if (!/^[\w-]+$/.test(segment)) text += `[${JSON.stringify(segment)}]`
    else text += text ? `.${segment}` : segment
  }
  return text || '(the whole manifest)'
}

export type Found = { path: (string | number)[]; value: unknown }

/** Every value a pattern names, `access.roles[].permissions[]`: `[]` stands for each item. Absent parts name nothing. */
export function findAll(root: unknown, pattern: string): Found[] {
  let found: Found[] = [{ path: [], value: root }]
  for (const part of pattern.split(/\.|(?=\[\])/)) {
    found = part === '[]' ? found.flatMap(items) : found.flatMap((at) => member(at, part))
  }
  return found
}

export function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  let value = root
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined
    value = (value as Record<PropertyKey, unknown>)[part]
  }
  return value
}

export const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function items({ path, value }: Found): Found[] {
  if (!Array.isArray(value)) return []
  return value.map((item, position) => ({ path: [...path, position], value: item }))
}

function member({ path, value }: Found, name: string): Found[] {
  if (!isMap(value) || !Object.hasOwn(value, name)) return []
  return [{ path: [...path, name], value: value[name] }]
}
