import { updateCommunity as contract } from '../../contract/index.ts'
import { CommunitySettings } from '../api.ts'
import { command } from '../db.ts'
import { canManage } from '../policy.ts'
import { changeRow, currentRow } from '../store.ts'

/** Changes what the community is called, says of itself, speaks, and who may look in and join. */
export const updateCommunity = command(contract, {
  allow: canManage,
  async run(tx, { name, tagline, locale, registration, approval, openToVisitors, timeZone }) {
    const row = await currentRow(tx)
    const community = CommunitySettings.parse(row.settings.community ?? {})
    const access = {
      ...community,
      ...(registration && { registration }),
      ...(approval && { approval }),
      ...(openToVisitors !== undefined && { openToVisitors }),
      ...(timeZone && { timeZone }),
    }
    return changeRow(tx, row, {
      ...(name && { name }),
      ...(locale && { locale }),
      ...(tagline && { branding: { ...row.branding, tagline } }),
      ...((registration || approval || timeZone || openToVisitors !== undefined) && {
        settings: { ...row.settings, community: access },
      }),
    })
  },
})
