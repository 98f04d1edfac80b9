import { isDeepStrictEqual } from 'node:util'
import type { Contract, Registry } from '../../src/host.ts'
import type { Answer, Caller } from '../caller.ts'
import type { World } from '../world.ts'
import type { Probes, Sample } from './probes.ts'

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

type Case = { contract: Contract; sample: Sample }

/** What every route is tried with. A contract without a sample is an offence: then no law could reach it. */
export function casesOf(registry: Registry, probes: readonly Probes[]): { cases: Case[]; offences: string[] } {
  const samples = new Map(probes.flatMap((probe) => Object.entries(probe.samples ?? {})))
  const asMember: Sample = async ({ as }) => ({ by: as({ roles: ['member'] }), input: {} })
  const offences: string[] = []
  const cases = [...registry.contracts.values()].flatMap((contract) => {
    const sample =
      samples.get(contract.name) ?? (contract.kind === 'query' && contract.input.safeParse({}).success ? asMember : null)
    if (!sample) offences.push(`${contract.name} has no sample in its module's testing`)
    return sample ? [{ contract, sample }] : []
  })
  return {
    cases,
    offences: [
      ...offences,
      ...[...samples.keys()]
        .filter((name) => !registry.contracts.has(name))
        .map((name) => `there is no contract ${name} to sample`),
    ],
  }
}

/** The sample's own caller is answered as the contract says; with a key it does not know, 400 naming that key. */
export async function contractHolds(world: World, { contract, sample }: Case): Promise<string[]> {
  const { by, input } = await sample(world)
  const surprised: Answer = await by.call(contract, { ...input, surprise: '1' })
  const answer = await by.call(contract, input)
  return [
    ...(answer.status === done(contract) ? [] : [`${contract.name} answers its own sample with ${said(answer)}`]),
    ...(refusedAs(surprised, 400, 'invalid_input') && JSON.stringify(surprised.body.errors).includes('surprise')
      ? []
      : [`${contract.name} answers an unknown key with ${said(surprised)}`]),
  ]
}

/** With a real id of this community a stranger gets 404 at home, and 401 or the like here; without ids, nothing of ours. */
export async function strangersFindNothing(world: World, { contract, sample }: Case): Promise<string[]> {
  // Where a session begins, or does not count, nobody is a stranger yet.
  if (contract.session === 'starts' || contract.fromElsewhere) return []
  const { by, input } = await sample(world)
  const stranger = world.as.stranger()
  const abroad = await stranger.call(contract, input)
  const ours = await by.call(contract, input)
  const offences = ours.status === 200 ? [] : [`${contract.name} answers its own sample with ${said(ours)}`]
  // What stands on the server’s own host belongs to no community.
  if (!contract.platform && namesSomething(contract, input)) {
    if (abroad.status !== 404) offences.push(`${contract.name} answers a stranger at home with ${said(abroad)}`)
  } else if (contract.platform !== true && idsIn(ours).some((id) => idsIn(abroad).includes(id))) {
    offences.push(`${contract.name} shows a stranger ids of this community`)
  }
  const intruding = await stranger.at(world.tenant).call(contract, input)
  return intruding.status === 401 ? offences : [...offences, `${contract.name} answers a stranger here with ${said(intruding)}`]
}

/** The same key and input give the same answer once more and change nothing; the same key with other input is 422. */
export async function keysAreHonoured(world: World, { contract, sample }: Case): Promise<string[]> {
  // Signing in leaves no answer behind, since it would be a token; after signing out there is nobody left to ask again.
  if (contract.kind !== 'command' || contract.session || contract.secretAnswer) return []
  const { by, input } = await sample(world)
  const headers = { 'idempotency-key': `law-${contract.name}` }
  const first = await by.call(contract, input, { headers })
  const again = await by.call(contract, input, { headers })
  const other = await otherInput(world, { contract, sample }, { by, input, headers })
  return [
    ...(again.headers['idempotency-replayed'] === 'true' && same(first, again)
      ? []
      : [`${contract.name}, sent twice, answers ${said(again)}`]),
    ...(other === null || refusedAs(other, 422, 'idempotency_key_reused')
      ? []
      : [`${contract.name}, other input with the same key, answers ${said(other)}`]),
  ]
}

type Sent = { by: Caller; input: Readonly<Record<string, unknown>>; headers: Record<string, string> }

// A second sample differs in its ids or words; where it cannot differ there is no other input.
async function otherInput(world: World, { contract, sample }: Case, { by, input, headers }: Sent): Promise<Answer | null> {
  const second = await sample(world)
  return JSON.stringify(second.input) === JSON.stringify(input) ? null : by.call(contract, second.input, { headers })
}

const done = ({ serves }: Contract): number => (serves === 'page' ? 303 : 200)
const namesSomething = (contract: Contract, input: Readonly<Record<string, unknown>>): boolean =>
  contract.path.includes('/:') || JSON.stringify(input).search(UUID) >= 0

const idsIn = ({ body }: Answer): string[] => JSON.stringify(body ?? null).match(UUID) ?? []
const same = (one: Answer, two: Answer): boolean => one.status === two.status && isDeepStrictEqual(one.body, two.body)
const refusedAs = ({ status, body }: Answer, wanted: number, code: string): boolean => status === wanted && body?.code === code
const said = ({ status, body }: Answer): string => `${status} ${JSON.stringify(body)?.slice(0, 300)}`
