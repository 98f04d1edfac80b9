import { later, type Tenant } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { command, type Reader, type Writer } from '../db.ts'
import { refusals } from '../errors.ts'
import { canOperate } from '../policy.ts'
import { findCommunity } from './find.ts'
import { GRACE_DAYS, moveOn } from './life.ts'
import { presentDetail } from './views.ts'

const load = async (reader: Reader, { slug }: { slug: string }) => ({ community: await findCommunity(reader, slug) })

type Loaded = { community: Tenant }
const moving = (move: 'suspend' | 'archive' | 'activate') => async (tx: Writer, input: { reason: string }, loaded: Loaded) => {
  await moveOn(tx, loaded.community, { move, reason: input.reason })
  return presentDetail(tx, loaded.community)
}

/** Closes a community for now, without losing anything of it. */
export const suspendCommunity = command(contract.suspendCommunity, { load, allow: canOperate, run: moving('suspend') })

/** Keeps a community as it is, to be read. */
export const archiveCommunity = command(contract.archiveCommunity, { load, allow: canOperate, run: moving('archive') })

/** Brings a community back to life. */
export const activateCommunity = command(contract.activateCommunity, { load, allow: canOperate, run: moving('activate') })

/** Takes a deletion back while there is time. Nobody is let in until somebody activates it. */
export const restoreCommunity = command(contract.restoreCommunity, {
  load,
  allow: canOperate,
  async run(tx, { reason }, { community }) {
    const row = await tx.db.selectFrom('tenants').select('erase_after').where('id', '=', community.id).executeTakeFirst()
    if (row?.erase_after && row.erase_after <= tx.now) return refusals.grace_over
    await moveOn(tx, community, { move: 'restore', reason })
    return presentDetail(tx, community)
  },
})

/** Closes a community for good: erased with every row and file of it after a month, unless it is brought back. */
export const deleteCommunity = command(contract.deleteCommunity, {
  load,
  allow: canOperate,
  async run(tx, { slug, reason, confirm }, { community }) {
    if (confirm.trim() !== slug) {
      const errors = [{ field: 'confirm', message: `Type ${slug}.` }]
      return refusals.confirmation_differs.with({ errors })
    }
    const before = await presentDetail(tx, community)
    const weekAgo = later(tx.now, { hours: -7 * 24 })
    if (!before.exports.some(({ finishedAt }) => finishedAt !== null && finishedAt >= weekAgo)) return refusals.export_needed
    await moveOn(tx, community, { move: 'delete', reason, eraseAfter: later(tx.now, { hours: GRACE_DAYS * 24 }) })
    return presentDetail(tx, community)
  },
})
