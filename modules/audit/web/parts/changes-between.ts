export type Fields = Readonly<Record<string, unknown>> | null
export type Change = { field: string; was: string | null; is: string | null }

/** The fields that differ, as text to be read; nested ones by their path: `branding.primary`. */
export function changesBetween(before: Fields, after: Fields): Change[] {
  const was = flat(before)
  const is = flat(after)
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((field) => ({ field, was: was.get(field) ?? null, is: is.get(field) ?? null }))
    .filter((change) => change.was !== change.is)
}

function flat(fields: Fields, prefix = ''): Map<string, string> {
  const found = new Map<string, string>()
  for (const [key, value] of Object.entries(fields ?? {})) {
    const path = prefix ? `${prefix}.${key}` : key
    if (isFields(value)) for (const [inner, text] of flat(value, path)) found.set(inner, text)
    else found.set(path, typeof value === 'string' ? value : JSON.stringify(value))
  }
  return found
}

const isFields = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0
