import { issueInvitation } from '@guildhall/invitations/api'
import { asTenant, type FieldError, type Manifest, newTenant, Refused } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { directoryChanged, tenantChanged } from '../../contract/index.ts'
import { command, type Reader, type Writer } from '../db.ts'
import { refusals } from '../errors.ts'
import { canOperate } from '../policy.ts'
import { adminRoleOf } from '../rules.ts'
import { findCommunity } from './find.ts'
import { presentCommunityRow } from './views.ts'

type Wishes = { slug: string; manifest: Manifest; own?: Readonly<Record<string, unknown>>; name?: string; adminEmail?: string }
const at = (field: string, { sentence }: { sentence: string }): FieldError[] => [{ field, message: sentence }]

/** Makes a community from a blueprint, with an invitation for whoever is to run it. */
export const createCommunity = command(contract.createCommunity, {
  allow: canOperate,
  async run(tx, { blueprint, country, locale, timeZone, ...wishes }) {
    const manifest = await blueprintCalled(tx, blueprint)
    if (!manifest) return refusals.blueprint_unknown.with({ errors: at('blueprint', refusals.blueprint_unknown) })
    const community = { ...(manifest['community'] as object), country: country ?? null, ...(timeZone && { timeZone }) }
    return make(tx, { ...wishes, manifest, own: { community, ...(locale && { locale }) } })
  },
})

/** Makes a community with the structure of another: what its administrators have made of it, none of its people. */
export const cloneCommunity = command(contract.cloneCommunity, {
  load: async (reader, { slug }) => ({ community: await findCommunity(reader, slug) }),
  allow: canOperate,
  async run(tx, { newSlug, name }, { community }) {
    const manifest = await tx.site.blueprints.export(tx.site.readerOf(community))
    return make(tx, { slug: newSlug, manifest, name: name ?? community.name })
  },
})

/** A blueprint of this server by its key. */
export const blueprintCalled = async ({ site }: Reader | Writer, key: string): Promise<Manifest | undefined> =>
  (await site.blueprints.all()).get(key)

async function make(tx: Writer, { slug, adminEmail, ...wishes }: Wishes) {
  const taken = refusals.slug_taken.with({ errors: at('slug', refusals.slug_taken) })
  if (await tx.site.find(slug)) return taken
  const role = adminRoleOf(wishes.manifest)
  const draft = newTenant(slug, wishes.manifest)
  const url = await asTenant(tx, draft, async (inner) => {
    const made = await tx.site.blueprints.install(inner, wishes)
    if (made === 'slug taken') throw new Refused(taken)
    inner.audit({
      action: 'tenants.create-community',
      subject: { type: 'community', id: made.id },
      after: { slug, blueprint: wishes.manifest.key },
    })
    inner.emit(tenantChanged, { tenantId: made.id })
    const invited = { roles: [role], email: adminEmail?.toLowerCase(), expiresInDays: 14 }
    return (await issueInvitation({ ...inner, tenant: made }, invited)).url
  })
  tx.audit({ subject: { type: 'community', id: draft.id } })
  tx.emit(directoryChanged, { tenantId: draft.id })
  return {
    community: await presentCommunityRow(tx, draft.id),
    invitation: { url, role, mailedTo: adminEmail ?? null },
  }
}
