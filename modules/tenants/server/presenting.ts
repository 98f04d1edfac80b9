import { createHash } from 'node:crypto'
import type { Tenant } from '@guildhall/kernel'
import type { Community } from '../contract/index.ts'
import { communityOf } from './api.ts'

/** A community as visitors see it. `url` is where its front page lives. */
export function presentCommunity(tenant: Tenant, url: string): Community {
  const { registration, openToVisitors } = communityOf(tenant)
  const { tagline, primary, accent, font, logo, logoDark = '', sheet = '' } = tenant.branding
  return {
    slug: tenant.slug,
    name: tenant.name,
    tagline,
    url,
    locale: tenant.locale,
    registration,
    openToVisitors,
    modules: [...tenant.modules],
    branding: { primary, accent, font, logo, logoDark, themeVersion: versionOf(tenant.branding), hasStyles: sheet !== '' },
  }
}

const versions = new WeakMap<Tenant['branding'], string>()

/** Changes whenever what `/theme.css` is made of does. */
function versionOf(branding: Tenant['branding']): string {
  const { primary, accent, font, sheet } = branding
  const made = JSON.stringify([primary, accent, font, sheet])
  const version = versions.get(branding) ?? createHash('sha256').update(made).digest('base64url').slice(0, 16)
  versions.set(branding, version)
  return version
}
