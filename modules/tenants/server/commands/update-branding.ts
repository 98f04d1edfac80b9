import { type FieldError, svgMark } from '@guildhall/kernel'
import { updateBranding as contract } from '../../contract/index.ts'
import { command } from '../db.ts'
import { refusals } from '../errors.ts'
import { canManage } from '../policy.ts'
import { changeRow, currentRow } from '../store.ts'

/** Changes the community's look. A logo keeps only what draws. */
export const updateBranding = command(contract, {
  allow: canManage,
  async run(tx, { logo, ...look }) {
    const mark = logo === undefined ? null : svgMark.safeParse(logo)
    if (mark && !mark.success) return refusals.logo_refused.with({ errors: mark.error.issues.map(onLogo) })
    const row = await currentRow(tx)
    return changeRow(tx, row, { branding: { ...row.branding, ...look, ...(mark && { logo: mark.data }) } })
  },
})

const onLogo = ({ message }: { message: string }): FieldError => ({ field: 'logo', message })
