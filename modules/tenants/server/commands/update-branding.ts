import { type FieldError, svgMark } from '@guildhall/kernel'
import { updateBranding as contract } from '../../contract/index.ts'
import { command } from '../db.ts'
import { refusals } from '../errors.ts'
import { canManage } from '../policy.ts'
import { changeRow, currentRow } from '../store.ts'
import { safeSheet } from '../style-sheet/sheet.ts'

/** Changes the community's look. A logo keeps only what draws, extra styles only what may be served. */
export const updateBranding = command(contract, {
  allow: canManage,
  async run(tx, { logo, logoDark, css, ...look }) {
    const marks = Object.entries({ logo, logoDark }).flatMap(([field, svg]) =>
      svg ? [{ field, ...svgMark.safeParse(svg) }] : [],
    )
    const errors = marks.flatMap(({ field, error }) => error?.issues.map(({ message }): FieldError => ({ field, message })) ?? [])
    if (errors.length > 0) return refusals.logo_refused.with({ errors })
    const drawn = Object.fromEntries(marks.map(({ field, data }) => [field, data]))
    const styles = css === undefined ? null : safeSheet(css)
    const row = await currentRow(tx)
    const branding = {
      ...row.branding,
      ...look,
      ...(logoDark === '' ? { logoDark } : {}),
      ...drawn,
      ...(styles ? { css, sheet: styles.sheet } : {}),
    }
    return { ...(await changeRow(tx, row, { branding })), removed: styles?.removed ?? [] }
  },
})
