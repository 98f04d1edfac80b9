import { formatChange, kernelRefusals } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { query } from '../db.ts'
import { canOperate, isOperating } from '../policy.ts'
import { adminRoleOf } from '../rules.ts'
import { findCommunity } from './find.ts'
import { listed } from './listing.ts'
import { blueprintCalled } from './make-community.ts'
import { presentDetail, presentRow } from './views.ts'

/** Every community of the server, found and put in order. */
export const listAllCommunities = query(contract.listAllCommunities, {
  allow: canOperate,
  async run(reader, wishes) {
    const { rows, nextCursor } = await listed(reader, wishes)
    return { items: rows.map((row) => presentRow(reader, row)), nextCursor }
  },
})

/** One community with all an operator may know of it. */
export const showOneCommunity = query(contract.showOneCommunity, {
  load: async (reader, { slug }) => ({ community: await findCommunity(reader, slug) }),
  allow: canOperate,
  run: (reader, _input, { community }) => presentDetail(reader, community),
})

/** What communities can be made from here. */
export const listBlueprints = query(contract.listBlueprints, {
  allow: canOperate,
  async run({ site }) {
    const manifests = [...(await site.blueprints.all()).values()]
    return { items: manifests.map(({ key, name, version, summary, modules }) => ({ key, name, version, summary, modules })) }
  },
})

/** What would be made, before it is. */
export const planCommunity = query(contract.planCommunity, {
  // What there is to choose from is for operators to know.
  load: async (reader, { blueprint }) => ({
    manifest: isOperating(reader.actor) ? await blueprintCalled(reader, blueprint) : undefined,
  }),
  allow: (actor, { manifest }) => (manifest ? canOperate(actor) : { allowed: false, refusal: kernelRefusals.not_found }),
  async run({ site }, { slug }, { manifest }) {
    if (!manifest) return kernelRefusals.not_found
    const changes = await site.blueprints.plan(manifest)
    const parsed = contract.Slug.safeParse(slug)
    return {
      changes: changes.map((change) => ({ section: change.section, line: formatChange(change) })),
      adminRole: adminRoleOf(manifest),
      slugIsFree: slug === undefined ? null : parsed.success && (await site.find(parsed.data)) === undefined,
    }
  },
})
