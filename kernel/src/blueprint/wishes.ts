import type { Change } from './change/diff.ts'

export type InstallOptions = {
  /** The tenant's slug; a tenant of that slug is changed, otherwise one is created. */
  slug: string
  /** What the community is called, where not as the manifest says. */
  name?: string
  /** Other parts of the manifest that this community has its own way from the start, so that upgrades leave them alone. */
  own?: Readonly<Record<string, unknown>>
  /** Also its demo people and content. Content that is installed already is left as its members have made it. */
  demo?: boolean
}

/** One thing an install would do. `section`: the manifest's part it belongs to, `head` for name, version, modules …. */
export type PlannedChange = Change & { section: string }
