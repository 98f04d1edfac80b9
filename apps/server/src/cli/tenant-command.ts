import { type OutputOf, systemActor, type Tenant } from '@guildhall/kernel'
import { type Host, installBlueprint } from '@guildhall/kernel/host'
import { findTenant } from '@guildhall/kernel/runtime'
import {
  activateCommunity,
  archiveCommunity,
  cloneCommunity,
  createCommunity,
  deleteCommunity,
  restoreCommunity,
  suspendCommunity,
  tenantChanged,
} from '@guildhall/tenants/contract'
import { Command } from 'commander'
import { manifestOf, shippedBlueprints } from '../blueprints.ts'
import { Failure } from '../failure.ts'
import { archiveCommands } from './archive-commands.ts'
import { asOperator, withHost } from './one-shot.ts'
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
    .option('--admin <email>', 'mails an invitation to its first administrator')
    .option('--country <code>', 'ISO 3166-1 alpha-2, where it is a country’s: DK')
    .option('--locale <tag>', 'the language it writes in: en, da, es, ar')
    .option('--time-zone <zone>', 'IANA name: Europe/Copenhagen')
    .option('--demo', 'with demo people, whose password everyone knows, and demo content')
    .action((slug: string, options: Creating) => withHost((host) => create(host, slug, options)))
  for (const [verb, about] of moves) {
    tenant
      .command(verb)
      .description(about)
      .argument('<slug>')
      .requiredOption('--reason <sentence>', 'kept in its history')
      .action((slug: string, { reason }: { reason: string }) => withHost((host) => move(host, verb, { slug, reason })))
  }
  tenant
    .command('delete')
    .description('Closes a community and erases it after 30 days; needs an archive of the last seven days')
    .argument('<slug>')
    .requiredOption('--reason <sentence>', 'kept in its history')
    .requiredOption('--confirm <slug>', 'the slug once more')
    .action((slug: string, options: { reason: string; confirm: string }) =>
      withHost((host) => move(host, 'delete', { slug, ...options })),
    )
  tenant
    .command('clone')
    .description('Makes a community of the same structure, without its people and what they wrote')
    .argument('<slug>')
    .argument('<new slug>')
    .option('--name <name>', 'what it is called')
    .action((slug: string, newSlug: string, { name }: { name?: string }) =>
      withHost(async (host) => sayMade(await asOperator(host, cloneCommunity, { slug, newSlug, ...(name && { name }) }))),
    )
  tenant
    .command('add-domain')
    .description('Lets a community answer at a host name of its own, whose DNS already points here')
    .argument('<slug>')
    .argument('<host>')
    .action((slug: string, domain: string) => withHost((host) => addDomain(host, slug, domain)))
  for (const command of archiveCommands()) tenant.addCommand(command)
  return tenant
}

type Creating = {
  blueprint: string
  name?: string
  demo?: boolean
  admin?: string
  country?: string
  locale?: string
  timeZone?: string
}

const moves = [
  ['suspend', 'Closes a community for now; its people are told so, and nothing is lost'],
  ['archive', 'Keeps a community to be read; nothing in it changes any more'],
  ['activate', 'Brings a suspended or archived community back'],
  ['restore', 'Takes a deletion back within its 30 days; the community is suspended then'],
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

async function create(host: Host, slug: string, options: Creating) {
  const { blueprint, name, demo, admin, timeZone, country, locale } = options
  if (await findTenant(host.db.global, slug)) {
    throw new Failure(
      `There is a community ${slug} already. To change it: guildhall blueprint install ${blueprint} --tenant ${slug}`,
      { exitCode: 65 },
    )
  }
  const own = { ...(name && { name }), ...(country && { country }), ...(locale && { locale }), ...(timeZone && { timeZone }) }
  if (!demo && (await shippedBlueprints()).includes(blueprint))
    return sayMade(await asOperator(host, createCommunity, { blueprint, slug, ...own, ...(admin && { adminEmail: admin }) }))
  const manifest = await manifestOf(host.registry, blueprint)
  const { tenant } = await installBlueprint(host, manifest, { slug, ...(name ? { name } : {}), demo: demo === true })
  console.log(`${tenant.name} lives at ${host.config.publicProtocol}://${slug}.${host.config.publicHost}`)
  console.log(`Its first organiser: guildhall user create --tenant ${slug} --role admin --email … --name …`)
}

function sayMade({ community, invitation }: OutputOf<typeof createCommunity>) {
  console.log(`${community.name} lives at ${community.url}`)
  console.log(`Whoever opens this runs it, as ${invitation.role}; it is shown this once:`)
  console.log(invitation.url)
}

async function move(host: Host, verb: string, input: { slug: string; reason: string; confirm?: string }) {
  const { name, status, eraseAfter } = await asOperator(host, movesByVerb[verb as keyof typeof movesByVerb], input)
  console.log(`${name} is ${eraseAfter ? `closed, and erased after ${eraseAfter.slice(0, 10)}` : status}.`)
}

const movesByVerb = {
  suspend: suspendCommunity,
  archive: archiveCommunity,
  activate: activateCommunity,
  restore: restoreCommunity,
  delete: deleteCommunity,
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
