import { type AnyWriter, asTenant, newTenant } from '@guildhall/kernel'
import { z } from 'zod'
import { CountryCode, Slug, TimeZone, tenantChanged } from '../contract/index.ts'

/** Demo content of a network: communities of the same blueprint beside this one, each a country's. */
export const Neighbours = z.strictObject({
  neighbours: z
    .array(z.strictObject({ slug: Slug, name: z.string().min(1).max(120), country: CountryCode, timeZone: TimeZone }))
    .max(20),
})

/** Makes the neighbours whose address is free. */
export async function installNeighbours(tx: AnyWriter, { neighbours }: z.output<typeof Neighbours>): Promise<void> {
  const manifest = (await tx.site.blueprints.all()).get(tx.tenant.blueprint)
  if (!manifest) return
  for (const { slug, name, country, timeZone } of neighbours) {
    if (await tx.site.find(slug)) continue
    const community = { ...(manifest['community'] as object), country, timeZone }
    await asTenant(tx, newTenant(slug, manifest), async (inner) => {
      await tx.site.blueprints.install(inner, { manifest, name, own: { community } })
      inner.emit(tenantChanged, { tenantId: inner.tenant.id })
    })
  }
}
