import type { Tenant } from '@guildhall/kernel'
import type { Community } from '../contract/index.ts'
import { communityOf } from './api.ts'

/** A community as visitors see it. `url` is where its front page lives. */
export function presentCommunity(tenant: Tenant, url: string): Community {
  const { registration, openToVisitors } = communityOf(tenant)
  const { tagline, primary, accent, font, logo } = tenant.branding
  return {
    slug: tenant.slug,
    name: tenant.name,
    tagline,
    url,
    locale: tenant.locale,
    registration,
    openToVisitors,
    modules: [...tenant.modules],
    branding: { primary, accent, font, logo },
  }
}
