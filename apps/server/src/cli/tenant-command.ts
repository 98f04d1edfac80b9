import { systemActor, type Tenant } from '@guildhall/kernel'
import { type Host, installBlueprint } from '@guildhall/kernel/host'
import { findTenant } from '@guildhall/kernel/runtime'
import { tenantChanged } from '@guildhall/tenants/contract'
import { Command } from 'commander'
import { manifestOf } from '../blueprints.ts'
import { Failure } from '../failure.ts'
import { withHost } from './one-shot.ts'
import { table } from './table.ts'

type Row = { slug: string; name: string; status: string; blueprint: string }

export function tenantCommand(): Command {
  const tenant = new Command('tenant').description('Communities on this server')
  tenant
    .command('list')
    .description('Lists every community, suspended and archived ones too')
    .option('--json', 'as JSON')
    .action(({ json }: { json?: boolean }) => withHost((host) => list(host, json ? 'json' : 'table')))
  tenant
    .command('create')
    .description('Makes a community from a blueprint')
    .argument('<slug>', 'first label of its host: gimbi in gimbi.example.org')
    .requiredOption('--blueprint <key or path>', 'one that came with Guildhall, or a folder or file of your own')
    .option('--name <name>', 'what it is called, where not as the blueprint says')
    .option('--demo', 'with demo people, whose password everyone knows, and demo content')
    .action((slug: string, options: Creating) => withHost((host) => create(host, slug, options)))
  for (const [verb, status, about] of statusVerbs) {
    tenant
      .command(verb)
      .description(about)
      .argument('<slug>')
      .action((slug: string) => withHost((host) => setStatus(host, slug, status)))
  }
  tenant
    .command('add-domain')
    .description('Lets a community answer at a host name of its own, whose DNS already points here')
    .argument('<slug>')
    .argument('<host>')
    .action((slug: string, domain: string) => withHost((host) => addDomain(host, slug, domain)))
  return tenant
}

type Creating = { blueprint: string; name?: string; demo?: boolean }

const statusVerbs = [
  ['suspend', 'suspended', 'Takes a community offline; nothing is lost'],
  ['archive', 'archived', 'Takes a community offline for good; nothing is deleted'],
  ['activate', 'active', 'Brings a suspended or archived community back'],
] as const

async function list(host: Host, as: 'json' | 'table') {
  const rows: Row[] = await host.db.global
    .selectFrom('tenants')
    .select(['slug', 'name', 'status', 'blueprint'])
    .orderBy('slug')
    .execute()
  if (as === 'json') return console.log(JSON.stringify(rows, null, 2))
  if (rows.length === 0) return console.log('There are no communities yet. Make one: guildhall tenant create --help')
  console.log(table(rows))
}

async function create(host: Host, slug: string, { blueprint, name, demo }: Creating) {
  if (await findTenant(host.db.global, slug)) {
    throw new Failure(
      `There is a community ${slug} already. To change it: guildhall blueprint install ${blueprint} --tenant ${slug}`,
      { exitCode: 65 },
    )
  }
  const manifest = await manifestOf(host.registry, blueprint)
  const { tenant } = await installBlueprint(host, manifest, { slug, ...(name ? { name } : {}), demo: demo === true })
  console.log(`${tenant.name} lives at ${host.config.publicProtocol}://${slug}.${host.config.publicHost}`)
  console.log(`Its first organiser: guildhall user create --tenant ${slug} --role admin --email … --name …`)
}

async function setStatus(host: Host, slug: string, status: string) {
  const row = await required(host, slug)
  await change(host, row, (db) => db.updateTable('tenants').set({ status }).where('id', '=', row.id).execute())
  console.log(`${row.name} is ${status}.`)
}

async function addDomain(host: Host, slug: string, domain: string) {
  const row = await required(host, slug)
  const name = domain.toLowerCase()
  const taken = await host.db.global.selectFrom('tenant_domains').select('tenant_id').where('host', '=', name).executeTakeFirst()
  if (taken && taken['tenant_id'] !== row.id)
    throw new Failure(`${name} belongs to another community of this server.`, { exitCode: 65 })
  const values = { host: name, tenant_id: row.id, verified_at: host.clock.now() }
  await change(host, row, (db) =>
    db
      .insertInto('tenant_domains')
      .values(values)
      .onConflict((on) => on.doNothing())
      .execute(),
  )
  console.log(`${row.name} answers at ${host.config.publicProtocol}://${name} as well.`)
}

/** Changes the directory and tells every running process, whose memory of it ends with the event. */
async function change(host: Host, tenant: Tenant, write: (db: Host['db']['global']) => Promise<unknown>) {
  await host.transact(tenant, systemActor(tenant.id), async (tx) => {
    await write(tx.db)
    tx.emit(tenantChanged, { tenantId: tenant.id })
  })
}

async function required(host: Host, slug: string): Promise<Tenant> {
  const tenant = await findTenant(host.db.global, slug)
  if (tenant) return tenant
  throw new Failure(`No community is called ${slug}. Those there are: guildhall tenant list`, { exitCode: 65 })
}
