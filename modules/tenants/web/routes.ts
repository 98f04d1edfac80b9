const inAdministration = { area: 'admin', group: 'area.group-community', permission: 'community.manage' } as const

const forOperators = { area: 'admin', group: 'area.group-server', operators: true } as const

/** Screens for running a community: paths below its host, files beside this one. */
export const tenantsRoutes = [
  {
    path: 'admin/community',
    file: 'screens/community.tsx',
    label: 'tenants.nav-community',
    icon: 'settings',
    ...inAdministration,
  },
  { path: 'admin/modules', file: 'screens/modules.tsx', label: 'tenants.nav-modules', icon: 'adjustments', ...inAdministration },
  { path: 'admin/look', file: 'screens/branding.tsx', label: 'tenants.nav-branding', icon: 'palette', ...inAdministration },
  { path: 'admin/words', file: 'screens/words.tsx', label: 'tenants.nav-words', icon: 'tags', ...inAdministration },
  { path: 'admin/domains', file: 'screens/domains.tsx', label: 'tenants.nav-domains', icon: 'link', ...inAdministration },
  {
    path: 'admin/communities',
    file: 'screens/communities.tsx',
    label: 'tenants.nav-communities',
    icon: 'world',
    ...forOperators,
  },
  { path: 'admin/communities/new', file: 'screens/new-community.tsx', ...forOperators },
  { path: 'admin/communities/:slug', file: 'screens/one-community.tsx', ...forOperators },
] as const
