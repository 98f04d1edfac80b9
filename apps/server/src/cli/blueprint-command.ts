import { writeFile } from 'node:fs/promises'
import {
  BlueprintFault,
  buildRegistry,
  exportBlueprint,
  formatPlan,
  type Host,
  installBlueprint,
  planBlueprint,
  readBlueprint,
  toYaml,
  upgradeBlueprint,
} from '@guildhall/kernel/host'
import { Command } from 'commander'
import { locate, manifestOf } from '../blueprints.ts'
import { modules } from '../modules.ts'
import { tenantNamed, withHost } from './one-shot.ts'

const which = ['<blueprint>', 'key of one that came with Guildhall, or a folder or YAML file of your own'] as const

export function blueprintCommand(): Command {
  const blueprint = new Command('blueprint').description('Communities as documents: check, plan, install, export')
  blueprint
    .command('validate')
    .description('Says whether a blueprint is sound; needs no database')
    .argument(...which)
    .action(validate)
  blueprint
    .command('plan')
    .description('Shows what installing would change, and changes nothing')
    .argument(...which)
    .requiredOption('--tenant <slug>', 'the community; a slug nobody has shows a new one')
    .action((name: string, { tenant }: { tenant: string }) => withHost((host) => plan(host, name, tenant)))
  blueprint
    .command('install')
    .description('Makes a community equal to the blueprint, in one transaction')
    .argument(...which)
    .requiredOption('--tenant <slug>', 'the community to change or to make')
    .option('--merge', 'keep what the community has changed itself since its blueprint was installed')
    .option('--demo', 'with demo people, whose password everyone knows, and demo content')
    .action((name: string, options: Installing) => withHost((host) => install(host, name, options)))
  blueprint
    .command('export')
    .description('Writes a community as a blueprint: installing it anywhere gives an equal community')
    .requiredOption('--tenant <slug>', 'the community')
    .option('--out <file>', 'a YAML file; default: standard output')
    .action(({ tenant, out }: { tenant: string; out?: string }) => withHost((host) => exportTo(host, tenant, out)))
  return blueprint
}

type Installing = { tenant: string; merge?: boolean; demo?: boolean }

async function validate(name: string) {
  const validated = await readBlueprint(buildRegistry(modules), await locate(name))
  if (!validated.ok) throw new BlueprintFault(validated.problems)
  console.log(`${validated.manifest.name} ${validated.manifest.version} is sound.`)
}

async function plan(host: Host, name: string, slug: string) {
  console.log(formatPlan(await planBlueprint(host, slug, await manifestOf(host.registry, name))))
}

async function install(host: Host, name: string, { tenant: slug, merge, demo }: Installing) {
  const manifest = await manifestOf(host.registry, name)
  const options = { slug, demo: demo === true }
  const { changes, created } = merge ? await upgrade(host, manifest, options) : await installBlueprint(host, manifest, options)
  console.log(formatPlan(changes))
  if (created) console.log(`\n${manifest.name} lives at ${host.config.publicProtocol}://${slug}.${host.config.publicHost}`)
}

async function upgrade(
  host: Host,
  ...[manifest, options]: [Parameters<typeof upgradeBlueprint>[1], Parameters<typeof upgradeBlueprint>[2]]
) {
  const result = await upgradeBlueprint(host, manifest, options)
  for (const conflict of result.conflicts) console.log(`! kept as the community has it: ${conflict.path}`)
  return result
}

async function exportTo(host: Host, slug: string, out: string | undefined) {
  const yaml = toYaml(await exportBlueprint(host, await tenantNamed(host, slug)))
  if (!out) return void process.stdout.write(yaml)
  await writeFile(out, yaml)
  console.log(`Written to ${out}. Try it: guildhall blueprint install ${out} --tenant ${slug}-copy`)
}
