import type { Contract } from '../contract/contract.ts'

/**
 * Where and with what body a contract's request goes: path values into the path, the rest into query or JSON body.
 * @returns address below the base, and the body of a write
 */
export function requestOf(contract: Contract, values: Readonly<Record<string, unknown>>): { path: string; body: string | null } {
  const rest = { ...values }
  const path = contract.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = rest[name]
    if (value === undefined || value === null || value === '') throw new Error(`${contract.name} needs ${name}`)
    delete rest[name]
    return encodeURIComponent(String(value))
  })
  if (contract.method !== 'GET' && contract.method !== 'DELETE') return { path, body: JSON.stringify(rest) }
  const query = queryOf(rest)
  return { path: query === '' ? path : `${path}?${query}`, body: null }
}

function queryOf(values: Readonly<Record<string, unknown>>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || value === null) continue
    for (const each of Array.isArray(value) ? value : [value]) query.append(name, String(each))
  }
  return query.toString()
}
