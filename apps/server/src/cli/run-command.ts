import { text } from 'node:stream/consumers'
import { systemActor } from '@guildhall/kernel'
import { buildRegistry, type Host } from '@guildhall/kernel/host'
import { Command } from 'commander'
import { Failure } from '../failure.ts'
import { modules } from '../modules.ts'
import { tenantNamed, withHost } from './one-shot.ts'
import { table } from './table.ts'

type Running = { tenant?: string; input: string; idempotencyKey?: string; list?: boolean }

export const runCommand = (): Command =>
  new Command('run')
    .description('Runs any command or query of the program as the program itself; answers with JSON')
    .argument('[name]', 'such as forum.list-topics')
    .option('--tenant <slug>', 'the community to run it in')
    .option('--input <json>', 'what the action takes; `-` reads it from standard input', '{}')
    .option('--idempotency-key <key>', 'repeating with the same key and input gives the same answer')
    .option('--list', 'lists every action')
    .action(async (name: string | undefined, options: Running) => {
      if (options.list || !name) return console.log(actions())
      const input = parse(options.input === '-' ? await text(process.stdin) : options.input)
      if (!options.tenant) throw new Failure('Which community? Add --tenant <slug>.', { exitCode: 64 })
      const call = { name, input, slug: options.tenant, idempotencyKey: options.idempotencyKey }
      await withHost((host) => run(host, call))
    })

type Asked = { name: string; input: unknown; slug: string; idempotencyKey?: string }

async function run(host: Host, { name, input, slug, idempotencyKey }: Asked) {
  if (!host.registry.contracts.has(name)) {
    throw new Failure(`There is no action ${name}. Those there are: guildhall run --list`, { exitCode: 64 })
  }
  const tenant = await tenantNamed(host, slug)
  const outcome = await host.execute({ name, input, tenant, actor: systemActor(tenant.id), idempotencyKey })
  if (outcome.ok) return console.log(JSON.stringify(outcome.output, null, 2))
  const { code, sentence, errors, details } = outcome.refusal
  console.log(JSON.stringify({ code, errors, ...details }, null, 2))
  throw new Failure(sentence, { exitCode: 1 })
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch (cause) {
    throw new Failure(`--input is not valid JSON: ${(cause as Error).message}`, { exitCode: 65, cause })
  }
}

function actions(): string {
  const contracts = [...buildRegistry(modules).contracts.values()].sort((a, b) => a.name.localeCompare(b.name))
  return table(contracts.map(({ name, kind, summary }) => ({ name, kind, summary })))
}
