import { systemActor, type Tenant } from '@guildhall/kernel'
import { ArchiveFault, type Host, readArchive } from '@guildhall/kernel/host'
import { eraseDue } from '@guildhall/kernel/runtime'
import { tenantChanged } from '@guildhall/tenants/contract'
import { Command } from 'commander'
import { Failure } from '../failure.ts'
import { withHost } from './one-shot.ts'

/** Whole communities as files: written, read back, and erased when their time is over. */
export const archiveCommands = (): Command[] => [
  new Command('export')
    .description('Writes everything of a community into one archive: rows, logins of its members, files')
    .argument('<slug>')
    .requiredOption('--out <file>', 'such as choir.tar.gz; it holds personal data')
    .action((slug: string, { out }: { out: string }) => withHost((host) => exportTo(host, slug, out))),
  new Command('import')
    .description('Makes the community of an archive live on this server, as it was')
    .argument('<file>')
    .option('--slug <slug>', 'another address than it had')
    .action((path: string, { slug }: { slug?: string }) => withHost((host) => importFrom(host, path, slug))),
  new Command('erase-due')
    .description('Erases the communities whose 30 days are over; the server does so every hour')
    .action(() => withHost(erase)),
]

async function exportTo(host: Host, slug: string, path: string) {
  const tenant = await host.site.find(slug)
  if (!tenant) throw new Failure(`No community is called ${slug}. Those there are: guildhall tenant list`, { exitCode: 65 })
  const { bytes } = await host.site.archive(tenant, { path })
  console.log(`Everything of ${tenant.name} is in ${path} (${bytes} bytes). Read it back: guildhall tenant import ${path}`)
}

async function importFrom(host: Host, path: string, slug: string | undefined) {
  const tenant = await read(host, path, slug)
  // Running processes learn of it by the event.
  await host.transact(tenant, systemActor(tenant.id), async (tx) => {
    tx.emit(tenantChanged, { tenantId: tenant.id })
    tx.audit({ action: 'tenants.import-community', subject: { type: 'community', id: tenant.id } })
  })
  console.log(`${tenant.name} lives at ${host.site.addressOf(tenant)}, ${tenant.status}.`)
}

async function read(host: Host, path: string, slug: string | undefined): Promise<Tenant> {
  try {
    return await readArchive(host, { path, ...(slug && { slug }) })
  } catch (error) {
    if (error instanceof ArchiveFault) throw new Failure(`${error.message} Nothing was changed.`, { exitCode: 65 })
    throw error
  }
}

async function erase(host: Host) {
  const erased = await eraseDue(host)
  console.log(erased.length === 0 ? 'Nothing is due.' : `Erased: ${erased.join(', ')}.`)
}
