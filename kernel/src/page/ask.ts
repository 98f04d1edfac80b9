import type { RouterContextProvider } from 'react-router'
import { data } from 'react-router'
import type { Contract, OutputOf, RequestOf } from '../contract/contract.ts'
import { type Problem, services } from './services.ts'

type Context = Readonly<Pick<RouterContextProvider, 'get'>>
export type Ran<C> = { ok: true; output: OutputOf<C> } | { ok: false; problem: Problem }

/** Answers a query; a refusal ends the loader and its status and problem reach the nearest error boundary. */
export async function ask<C extends Contract<'query'>>(context: Context, contract: C, input: RequestOf<C>): Promise<OutputOf<C>> {
  const answer = await context.get(services).execute(contract.name, input)
  if (!answer.ok) throw data(answer.problem, { status: answer.problem.status })
  return answer.output as OutputOf<C>
}

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
