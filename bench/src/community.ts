import { fileURLToPath } from 'node:url'
import { enrol, hashPassword, startSessionFor } from '@guildhall/identity/api'
import { installBlueprint, readBlueprint, systemActor, type Tenant } from '@guildhall/kernel/host'
import { createLogger, keepSecretKey, loadConfig } from '@guildhall/kernel/runtime'
import { openHost } from '@guildhall/server/open-host'
import { seedForum } from './seed.ts'

export type BenchCommunity = {
  tenantId: string
  slug: string
  /** The program in this process, for what is measured without HTTP. */
  host: Host
  tenant: Tenant
  /** Words that stand together in some dozens of posts. */
  searchFor: string
  /** Owner connection, for the raw limits. */
  ownerUrl: string
  postgresPid: number
  /** Signs in as this member with `email` and `password`; `token` is a running session. */
  member: { email: string; password: string; token: string }
  close(): Promise<void>
}

const blueprint = fileURLToPath(new URL('../../blueprints/gimbi', import.meta.url))

/** A community with the seeded forum in a data folder of its own. PostgreSQL keeps running until `close`. */
export async function openCommunity(dataDir: string): Promise<BenchCommunity> {
  const config = loadConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'warn' }, { keepSecretKey })
  const { host, database, close } = await openHost(config, createLogger(config))
  if (!database.embedded) throw new Error('The bench measures the embedded PostgreSQL: unset DATABASE_URL')
  const read = await readBlueprint(host.registry, blueprint)
  if (!read.ok) throw new Error(`blueprints/gimbi is not valid: ${JSON.stringify(read.problems)}`)
  const { tenant } = await installBlueprint(host, read.manifest, { slug: 'bench' })
  await liftLimits(host, tenant.id)
  const password = 'guildhall-bench'
  const passwordHash = await hashPassword(password)
  const email = 'bench@example.org'
  const token = await host.transact(tenant, systemActor(tenant.id), async (tx) => {
    const { accountId, memberId } = await enrol(tx, { email, displayName: 'Bench', passwordHash, roles: ['member'] })
    return (await startSessionFor(tx, { accountId, memberId, remember: false })).token
  })
  const ownerUrl = database.embedded.url('owner')
  const searchFor = await seedForum(ownerUrl, tenant.id)
  return {
    tenantId: tenant.id,
    slug: tenant.slug,
    host,
    tenant,
    searchFor,
    ownerUrl,
    postgresPid: database.embedded.pid(),
    member: { email, password, token },
    close,
  }
}

type Host = Awaited<ReturnType<typeof openHost>>['host']

/** The rate limits are measured by tests; here they would only measure themselves. */
async function liftLimits(host: Host, tenantId: string) {
  const free = { points: 100_000_000, seconds: 60 }
  const limits = { read: free, write: free, post: free, 'sign-in': free, 'sign-in-address': free }
  const { settings } = await host.db.global
    .selectFrom('tenants')
    .select('settings')
    .where('id', '=', tenantId)
    .executeTakeFirstOrThrow()
  await host.db.global
    .updateTable('tenants')
    .set({ settings: JSON.stringify({ ...settings, limits }) })
    .where('id', '=', tenantId)
    .execute()
  host.tenants.forget()
}
