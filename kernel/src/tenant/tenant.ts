/**
 * `active`: lived in. `archived`: to be read, and nothing else. `suspended`: nobody is let in. `deleting`: the same, and it
 * is erased when its time of grace is over.
 */
export type TenantStatus = 'active' | 'suspended' | 'archived' | 'deleting'

/** A community on this server, as every request sees it. Kept in memory; changes arrive through the event feed. */
export type Tenant = {
  id: string
  /** First label of its default host (`gimbi` in `gimbi.localhost`), and what `X-Tenant` takes. */
  slug: string
  name: string
  status: TenantStatus
  blueprint: string
  /** Module keys switched on. */
  modules: readonly string[]
  /** Typed per module; see `settings` in each module's manifest. */
  settings: Readonly<Record<string, unknown>>
  /** BCP 47 tag of the language the community writes in. */
  locale: string
  branding: Branding
  /** Message overrides per language: `{ en: { 'nav.forum': 'Yarning circle' } }`. */
  words: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** What anyone may do here without signing in. */
  visitorPermissions: readonly string[]
}

export type Branding = {
  tagline: string
  /** `#rrggbb`; contrast is corrected when it is rendered. */
  primary: string
  accent: string
  /** Name of a font family the web shell bundles. */
  font: 'system' | 'humanist' | 'serif' | 'rounded' | 'inter' | 'source-serif' | 'nunito' | 'atkinson'
  /** Inline SVG of a square mark, sanitised on install: paths and basic shapes only. */
  logo: string
  /** The same on dark surfaces. */
  logoDark?: string
  /** Extra styles as they were written, and as they are served: sanitised, below the page's content. */
  css?: string
  sheet?: string
}
