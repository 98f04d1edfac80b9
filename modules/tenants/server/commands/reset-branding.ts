import { resetBranding as contract } from '../../contract/index.ts'
import { brandingOf, communitySection } from '../community-section.ts'
import { command } from '../db.ts'
import { refusals } from '../errors.ts'
import { canManage } from '../policy.ts'
import { changeRow, currentRow } from '../store.ts'

/** Brings back the look the community's blueprint gave it. The line under the name stays. */
export const resetBranding = command(contract, {
  allow: canManage,
  async run(tx) {
    const installed = await tx.site.blueprints.installed(tx)
    const section = communitySection.schema.safeParse(installed?.['community'])
    if (!section.success) return refusals.no_blueprint
    const row = await currentRow(tx)
    return changeRow(tx, row, { branding: { ...brandingOf(section.data.branding), tagline: row.branding.tagline } })
  },
})
