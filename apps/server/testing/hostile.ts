import type { Contract } from '@guildhall/kernel/host'
import { type Answer, requestFor, type World } from '@guildhall/kernel/testing'
import { z } from 'zod'

/** What attackers put where words are expected. */
export const hostile: Readonly<Record<string, string>> = {
  'SQL that is always true': "' or 1=1 --",
  'SQL that ends the statement': `x'; drop table tenants; select pg_sleep(9); --`,
  'a script': `"><script>alert(document.cookie)</script><img src=x onerror=alert(1)>`,
  'an end of text': 'a\u0000b',
  'half a character': '\ud800',
  'a template': '{{7*7}}${7*7}<%= 7*7 %>#{7*7}',
  'a path': '../../../../etc/passwd',
  'a header': 'x\r\nset-cookie: guildhall_session=planted\r\n\r\n',
  'a prototype': '__proto__',
  'very many words': 'word '.repeat(30_000),
  nothing: '',
}

type Schema = { type?: string; items?: Schema; properties?: Record<string, Schema>; anyOf?: Schema[] }

/** Paths of the fields of a contract that take text: `['title']`, `['fields', 'about']`, `['tags', '0']`. */
export function textFields(contract: Contract): string[][] {
  return fieldsIn(z.toJSONSchema(contract.input, { io: 'input', unrepresentable: 'any' }) as Schema)
}

function fieldsIn({ type, items, properties, anyOf }: Schema): string[][] {
  if (anyOf) return anyOf.flatMap(fieldsIn)
  if (type === 'string') return [[]]
  if (items) return fieldsIn(items).map((path) => ['0', ...path])
  return Object.entries(properties ?? {}).flatMap(([key, inner]) => fieldsIn(inner).map((path) => [key, ...path]))
}

type Input = Readonly<Record<string, unknown>>

/** The input with one field replaced; fields the sample leaves out are added. */
export function withField(input: Input, [key = '', ...rest]: readonly string[], value: unknown): Input {
  if (rest.length === 0) return { ...input, [key]: value }
  const inner = input[key]
  if (rest[0] !== '0') return { ...input, [key]: withField((inner ?? {}) as Input, rest, value) }
  const list = Array.isArray(inner) ? inner : []
  const first = rest.length === 1 ? value : withField((list[0] ?? {}) as Input, rest.slice(1), value)
  return { ...input, [key]: [first, ...list.slice(1)] }
}

/** What is wrong with an answer to an attack: it is a fault, or tells how the program works. */
export function weaknesses({ status, body, headers }: Answer): string[] {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const isShown = /^text\/html/.test(String(headers['content-type'] ?? ''))
  return [
    ...(status >= 500 ? [`answers ${status} ${text.slice(0, 200)}`] : []),
    ...(/\n?\s+at .{1,200}:\d+:\d+|node_modules|\/(kernel|modules)\/[\w/-]+\.ts/.test(text)
      ? [`shows its code: ${text.slice(0, 200)}`]
      : []),
    ...(/syntax error at|violates \w+ constraint|invalid input syntax|SQLSTATE|unterminated quoted/i.test(text) && status >= 400
      ? [`shows its database: ${text.slice(0, 200)}`]
      : []),
    ...(isShown ? ['answers with a page'] : []),
    ...(headers['x-content-type-options'] === 'nosniff' ? [] : ['lets a browser guess what it is']),
    ...(String(headers['set-cookie'] ?? '').includes('planted') ? ['took a header'] : []),
  ]
}

/** Sends an input as the contract's address and body, whatever it is; what no address can hold is not sent. */
export async function attack(
  { request }: Pick<World, 'request'>,
  contract: Contract,
  { input, authorization }: { input: Input; authorization: Record<string, string> },
): Promise<Answer | null> {
  try {
    const { path, body, type } = requestFor(contract, input)
    const headers = { ...authorization, 'content-type': type ?? 'application/json' }
    const payload = body === undefined ? {} : { payload: Buffer.isBuffer(body) ? body : JSON.stringify(body) }
    return await request({
      method: contract.method,
      url: `/api/v1${path}`,
      headers: body === undefined ? authorization : headers,
      ...payload,
    })
  } catch (error) {
    if (error instanceof URIError) return null
    throw error
  }
}
