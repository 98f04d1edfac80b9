import type { RouterContextProvider } from 'react-router'
import { data } from 'react-router'
import type { Contract, OutputOf, RequestOf } from '../contract/contract.ts'
import { type Answer, type Problem, services } from './services.ts'

type Context = Readonly<Pick<RouterContextProvider, 'get'>>
export type Ran<C> = { ok: true; output: OutputOf<C> } | { ok: false; problem: Problem }

/** Answers a query; a refusal ends the loader and its status and problem reach the nearest error boundary. */
export const ask = async <C extends Contract<'query'>>(
  context: Context,
  contract: C,
  input: RequestOf<C>,
): Promise<OutputOf<C>> => outputOf<C>(await context.get(services).execute(contract.name, input))

/** As `ask`, for what is the same for everyone with the same rights: kept in memory while the community stays as it is. */
export const askShared = async <C extends Contract<'query'>>(
  context: Context,
  contract: C,
  input: RequestOf<C>,
): Promise<OutputOf<C>> => outputOf<C>(await context.get(services).executeShared(contract.name, input))

/** Runs a command; a refusal comes back as a value so that the form keeps what was typed and shows what is wrong. */
export async function run<C extends Contract<'command'>>(
  context: Context,
  contract: C,
  { idempotencyKey, ...input }: Record<string, unknown> & { idempotencyKey?: string },
): Promise<Ran<C>> {
  const answer = await context.get(services).execute(contract.name, input, idempotencyKey)
  return answer.ok ? { ok: true, output: answer.output as OutputOf<C> } : answer
}

/** The answer of an action whose command was refused. */
export const refused = (problem: Problem) => data({ problem }, { status: problem.status })

function outputOf<C>(answer: Answer): OutputOf<C> {
  if (!answer.ok) throw data(answer.problem, { status: answer.problem.status })
  return answer.output as OutputOf<C>
}
