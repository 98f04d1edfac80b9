import { z } from 'zod'
import type { Module, Registry } from '../../src/host.ts'

/** Each law answers what offends it, one sentence each; an empty list is obedience. */

/** Every refusal has a code that is a state, a status of its own kind and a sentence people can act on. */
export function refusalsHaveSentences(modules: readonly Module[]): string[] {
  return modules.flatMap(({ key, refusals }) =>
    Object.entries(refusals).flatMap(([name, { code, status, sentence }]) => [
      ...(name === code && /^[a-z]+(_[a-z0-9]+)*$/.test(code) ? [] : [`${key}: ${name} has the code ${code}`]),
      ...(status >= 400 && status < 500 ? [] : [`${key}: ${code} has the status ${status}`]),
      ...(/^\p{Lu}.{10,}[.!?]$/su.test(sentence.trim()) ? [] : [`${key}: ${code} says “${sentence}”`]),
    ]),
  )
}

/** Every event names the rooms that may hear it, and somebody guards the door of each. */
export function eventsHaveAudiences({ events, rooms }: Registry): string[] {
  return [...events.values()].flatMap((event) => {
    const named = event.audience(sampleOf(event.data) as never)
    if (!Array.isArray(named)) return [`${event.name} has no audience`]
    const wrong = named.filter((room) => !isRoom(room, rooms))
    return wrong.map((room) => `${event.name} is for ${room}, a room without a guard`)
  })
}

const isRoom = (room: string, rooms: Registry['rooms']): boolean =>
  room === 'tenant' || /^member:./.test(room) || rooms.has(room.slice(0, room.indexOf(':')))

/** Every route decides about permission: a policy is asked, and members-only contracts say so. */
export function routesDecide({ commands, queries }: Registry): string[] {
  return [...commands.values(), ...queries.values()].flatMap(({ contract, definition }) => [
    ...(typeof definition.allow === 'function' ? [] : [`${contract.name} has no permission decision`]),
    ...(contract.access === 'anyone' || contract.access === 'member' ? [] : [`${contract.name} does not say whom it lets in`]),
  ])
}

/** Every input refuses keys it does not know. */
export function inputsAreStrict({ contracts }: Registry): string[] {
  return [...contracts.values()].flatMap(({ name, input }) => {
    const { error } = input.safeParse({ surprise: 1 })
    return error?.issues.some(({ code }) => code === 'unrecognized_keys') ? [] : [`${name} takes keys it does not know`]
  })
}

/** Names begin with their module's key, and whatever is referred to by name exists. */
export function namesHold(registry: Registry): string[] {
  return registry.modules.flatMap((module) => {
    const own = [
      ...[...(module.commands ?? []), ...(module.queries ?? [])].map(({ contract }) => contract.name),
      ...[...(module.events ?? []), ...(module.subscribers ?? []), ...(module.jobs ?? []), ...(module.machines ?? [])].map(
        ({ name }) => name,
      ),
    ]
    const heard = (module.subscribers ?? []).flatMap(({ name, on }) => on.map((event) => ({ name, event })))
    return [
      ...own
        .filter((name) => !name.startsWith(`${module.key}.`))
        .map((name) => `${name} belongs to ${module.key} but does not say so`),
      ...heard
        .filter(({ event }) => !registry.events.has(event))
        .map(({ name, event }) => `${name} listens to ${event}, which nobody emits`),
      ...Object.entries(module.live ?? {})
        .filter(([event]) => !registry.events.has(event))
        .map(([event]) => `${module.key} presents ${event}, which nobody emits`),
    ]
  })
}

/** Something the schema accepts: enough for the flat objects of ids that events carry. */
function sampleOf(schema: z.ZodType): unknown {
  return sampleOfJson(z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' }) as JsonSchema)
}

type JsonSchema = {
  type?: string
  const?: unknown
  format?: string
  enum?: readonly unknown[]
  anyOf?: readonly JsonSchema[]
  properties?: Record<string, JsonSchema>
}

function sampleOfJson(schema: JsonSchema): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  if (schema.anyOf?.[0]) return sampleOfJson(schema.anyOf[0])
  if (schema.properties)
    return Object.fromEntries(Object.entries(schema.properties).map(([key, inner]) => [key, sampleOfJson(inner)]))
  const plain: Record<string, unknown> = { integer: 1, number: 1, boolean: true, array: [], object: {}, null: null }
  if (schema.type && schema.type in plain) return plain[schema.type]
  return schema.format === 'date-time' ? '2026-11-21T06:31:00.000Z' : '019aa000-0000-7000-8000-000000000000'
}
