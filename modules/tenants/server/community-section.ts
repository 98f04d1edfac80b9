import { type AnyReader, type AnyWriter, colour, languageTag, section, svgMark } from '@guildhall/kernel'
import { z } from 'zod'
import { Approval, CountryCode, Font, Registration, TimeZone, tenantChanged } from '../contract/index.ts'
import { installNeighbours, Neighbours } from './neighbours.ts'
import { safeSheet } from './style-sheet/sheet.ts'

const reserved = ['community', 'plan']
const Shape = z.strictObject({
  tagline: z.string().min(1).max(200),
  registration: Registration,
  approval: Approval.optional(),
  openToVisitors: z.boolean(),
  country: CountryCode.nullable().default(null),
  timeZone: TimeZone.default('UTC'),
  branding: z.strictObject({
    primary: colour,
    accent: colour,
    font: Font.default('system'),
    logo: svgMark,
    logoDark: svgMark.optional(),
    css: z.string().max(20_000).optional(),
  }),
  words: z.record(languageTag, z.record(z.string().min(1), z.string().min(1).max(500))).default({}),
  settings: z
    .record(
      z
        .string()
        .refine((module) => !reserved.includes(module), 'a module’s key; the community’s own settings stand beside `settings`'),
      z.record(z.string(), z.unknown()),
    )
    .default({}),
})

/** The look as it is kept: extra styles also as they are served. */
export const brandingOf = <B extends { css?: string | undefined }>(branding: B) => ({
  ...branding,
  ...(branding.css && { sheet: safeSheet(branding.css).sheet }),
})

/** How the community introduces itself: line, look, words and way in. */
export const communitySection = section({
  name: 'community',
  schema: Shape,
  async install(tx: AnyWriter, { tagline, branding, words, settings, ...community }) {
    // How much it may use is the operator's to say and no part of a blueprint.
    const { plan } = tx.tenant.settings
    await tx.db
      .updateTable('tenants')
      .set({
        branding: JSON.stringify({ ...brandingOf(branding), tagline }),
        words: JSON.stringify(words),
        settings: JSON.stringify({ ...settings, community, ...(plan ? { plan } : {}) }),
        updated_at: tx.now,
      })
      .where('id', '=', tx.tenant.id)
      .execute()
    tx.emit(tenantChanged, { tenantId: tx.tenant.id })
  },
  async export(reader: AnyReader) {
    const { branding, words, settings } = await reader.db
      .selectFrom('tenants')
      .select(['branding', 'words', 'settings'])
      .where('id', '=', reader.tenant.id)
      .executeTakeFirstOrThrow()
    const { tagline, sheet: _sheet, logoDark, css, ...rest } = branding
    const look = { ...rest, ...(logoDark && { logoDark }), ...(css && { css }) }
    const { community, plan: _, ...others } = settings
    return { tagline, country: null, timeZone: 'UTC', ...community, branding: look, words, settings: others }
  },
  demo: { schema: Neighbours, install: installNeighbours },
})
