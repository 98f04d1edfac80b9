import { checkStyles as contract } from '../../contract/index.ts'
import { command } from '../db.ts'
import { canManage } from '../policy.ts'
import { safeSheet } from '../style-sheet/sheet.ts'

/** Extra styles as they would be served, for a preview. */
export const checkStyles = command(contract, {
  allow: canManage,
  run: async (_tx, { css }) => safeSheet(css),
})
