import type { z } from 'zod'

/** Who may come as far as the permission decision: anyone, or only a signed-in member of the tenant. */
export type Access = 'anyone' | 'member'
/** Which rate limit applies; the limits themselves are settings. */
export type RateClass = 'read' | 'write' | 'post' | 'sign-in'
export type Requirement = 'verified-email'
export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'

type AnyObject = z.ZodObject
/** A request whose body is not JSON but one thing, such as a picture; everything else it says stands in the query. */
export type BodyOf = {
  /** The key of `input` that gets the bytes, as a `Uint8Array`, or what `as` says. */
  into: string
  /** Media types taken; `image/png`. Anything else is 415. A stream takes every type: what it is, is judged by looking. */
  types: readonly string[]
  maxBytes: number
  /**
   * `input` gets an `Incoming` that is read as it arrives and is never whole in memory. A form (`multipart/form-data`) does
   * too: its first file is the body, the fields before it are input.
   */
  as?: 'stream'
}
/** Bytes on their way in, with what their sender says of them. Reading past the contract's `maxBytes` throws `body_too_large`. */
export type Incoming = {
  stream: AsyncIterable<Uint8Array>
  name: string | null
  type: string | null
  /** Bytes, where the sender said how many; not to be relied on. */
  size: number | null
}
/**
 * What a contract with `serves: 'file'` outputs. `cache`: by whom the answer may be kept, for good or for so many `seconds`;
 * `check`: by its reader's browser, which asks each time whether it still holds. `name`: it is saved under, unless `inline`.
 */
export type ServedFile = {
  type: string
  cache: 'public' | 'private' | 'check' | 'none'
  seconds?: number
  name?: string
  inline?: boolean
} & ({ bytes: Uint8Array } | ServedStream)
/** A file too large to hold: its parts are read as they are sent. `tag` changes when the bytes do. */
export type ServedStream = {
  /** Null: not known beforehand, so no part of it can be asked for. */
  size: number | null
  tag: string
  /** The bytes from `start` up to and including `end`. */
  open: (range?: { start: number; end: number }) => Promise<AsyncIterable<Uint8Array>>
}

type Declaration<Name extends string, Input extends AnyObject, Output extends z.ZodType, Who extends Access> = {
  /** `module.verb-noun`, the name in the registry, the CLI, workflows and logs. */
  name: Name
  /** Method and path below `/api/v1`: `POST /forum/topics/:topicId/posts`. Path parameters are keys of `input`. */
  http: `${Method} /${string}`
  /** One sentence for the API documentation. */
  summary: string
  access: Who
  /** A strict object: unknown keys are refused. Of a GET, every value arrives as text: coerce. */
  input: Input
  output: Output
  rate?: RateClass
  /** What a member must have shown, where their community asks for it: `MemberActor.lacks` says what is missing. */
  requires?: Requirement
  /** Also for who waits to be let in: their own profile, their account, and the way out. */
  whileWaiting?: true
  /** Answers on the platform's own host too, where there is no community. Reads only. */
  platform?: true
  /** Set where the body is a file. */
  body?: BodyOf
  /**
   * Set where the answer is a file (unless its `cache` is `none`, its address never means another one), or where it leads to
   * a page of the community: `{ to: '/path' }`, answered with 303.
   */
  serves?: 'file' | 'page'
  /** Pages of other sites post here: the browser's session does not count, so whoever calls is a visitor. */
  fromElsewhere?: true
  /** Over HTTP a browser's session cookie is set (`starts`: the output has `token` and `expiresAt`) or cleared (`ends`). */
  session?: 'starts' | 'ends'
  /** Leaves no entry in the audit log, as do posts (`rate: 'post'`): for what people do all day. */
  audit?: 'none'
  /** The answer holds a secret that is shown once and stored nowhere: it is not kept under an idempotency key. */
  secretAnswer?: true
}

export type Contract<
  Kind extends 'command' | 'query' = 'command' | 'query',
  Name extends string = string,
  Input extends AnyObject = AnyObject,
  Output extends z.ZodType = z.ZodType,
  Who extends Access = Access,
> = Declaration<Name, Input, Output, Who> & { kind: Kind; method: Method; path: string; rate: RateClass }

export type InputOf<C> = C extends { input: infer I extends z.ZodType } ? z.output<I> : never
/** What a caller writes, before defaults and coercion. */
export type RequestOf<C> = C extends { input: infer I extends z.ZodType } ? z.input<I> : never
export type OutputOf<C> = C extends { output: infer O extends z.ZodType } ? z.output<O> : never

/** Declares one write. Browser-safe: this one declaration gives the route, its document, the typed call and the form. */
export const commandContract = <const Name extends string, I extends AnyObject, O extends z.ZodType, const W extends Access>(
  declaration: Declaration<Name, I, O, W>,
): Contract<'command', Name, I, O, W> => complete('command', 'write', declaration)

/** Declares one read. */
export const queryContract = <const Name extends string, I extends AnyObject, O extends z.ZodType, const W extends Access>(
  declaration: Declaration<Name, I, O, W>,
): Contract<'query', Name, I, O, W> => complete('query', 'read', declaration)

function complete<K extends 'command' | 'query', N extends string, I extends AnyObject, O extends z.ZodType, W extends Access>(
  kind: K,
  rate: RateClass,
  declaration: Declaration<N, I, O, W>,
): Contract<K, N, I, O, W> {
  const [method, path] = declaration.http.split(' ') as [Method, string]
  return { rate, ...declaration, kind, method, path }
}
