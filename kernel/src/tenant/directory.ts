import type { Kysely } from 'kysely'
import { loadDomain, loadTenants } from './load.ts'
import type { Tenant } from './tenant.ts'

/** Host name → tenant, kept in memory and refreshed when a `tenants.*` event commits. */
export type Directory = {
  /** One that is open: active, or archived. `gimbi.localhost:3000`, `gimbi.example.org` below PUBLIC_URL, or a verified domain of the tenant. */
  byHost(host: string): Promise<Tenant | null>
  bySlug(slug: string): Promise<Tenant | null>
  /** The suspended or leaving tenant a host name leads to: nobody is let in, but its people are told why. */
  closedAt(host: string): Promise<Tenant | null>
  byId(id: string): Promise<Tenant | null>
  /** Whatever its status, and also when it is newer than what is kept: for what happens in it without anybody asking. */
  find(id: string): Promise<Tenant | null>
  /** Active tenants by name. */
  all(): Promise<readonly Tenant[]>
  /** Reads everything anew at the next question. */
  forget(): void
}

const MAX_HOSTS = 10_000

/**
 * @param publicHost the platform's own host, with its port: `localhost:3000`; tenants live one label below it
 */
export function createDirectory(db: Kysely<any>, publicHost: string): Directory {
  const bare = withoutPort(publicHost)
  let loading: Promise<Map<string, Tenant>> | null = null
  let domains = new Map<string, Promise<string | null>>()

  /** id → tenant and `slug:…` → tenant. */
  function tenants(): Promise<Map<string, Tenant>> {
    if (loading) return loading
    const attempt = loadTenants(db).then(
      (rows) =>
        new Map(
          rows.flatMap((tenant) => [
            [tenant.id, tenant],
            [`slug:${tenant.slug}`, tenant],
          ]),
        ),
    )
    attempt.catch(() => {
      if (loading === attempt) loading = null
    })
    loading = attempt
    return attempt
  }

  async function domain(host: string): Promise<string | null> {
    if (!hostName.test(host)) return null
    const known = domains.get(host)
    if (known) return known
    if (domains.size >= MAX_HOSTS) domains = new Map()
    const found = loadDomain(db, host)
    found.catch(() => domains.delete(host))
    domains.set(host, found)
    return found
  }

  async function at(host: string): Promise<Tenant | undefined> {
    const name = withoutPort(host.toLowerCase())
    if (name === bare) return undefined
    const all = await tenants()
    if (name.endsWith(`.${bare}`)) {
      const found = all.get(`slug:${name.slice(0, -bare.length - 1)}`)
      if (found) return found
    }
    const id = await domain(name)
    return id === null ? undefined : all.get(id)
  }

  return {
    byHost: async (host) => open(await at(host)),
    bySlug: async (slug) => open((await tenants()).get(`slug:${slug}`)),
    async closedAt(host) {
      const tenant = await at(host)
      return tenant && !isOpen(tenant) ? tenant : null
    },
    byId: async (id) => open((await tenants()).get(id)),
    async find(id) {
      const kept = (await tenants()).get(id)
      if (kept) return kept
      loading = null
      return (await tenants()).get(id) ?? null
    },
    all: async () => [...new Set((await tenants()).values())].filter((tenant) => tenant.status === 'active'),
    forget() {
      loading = null
      domains = new Map()
    },
  }
}

const isOpen = ({ status }: Tenant): boolean => status === 'active' || status === 'archived'
const open = (tenant: Tenant | undefined): Tenant | null => (tenant && isOpen(tenant) ? tenant : null)

// Anybody may send any text as a host; only what can be one is worth a look-up and a place in memory (RFC 1035, 2.3.4).
const hostName = /^[\w.-]{1,253}$/
const withoutPort = (host: string) => host.replace(/:\d+$/, '')
