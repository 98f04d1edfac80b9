const inAdministration = { area: 'admin', group: 'area.group-community', permission: 'community.manage' } as const

/** Screens for running a community: paths below its host, files beside this one. */
export const tenantsRoutes = [
  {
    path: 'admin/community',
    file: 'screens/community.tsx',
    label: 'tenants.nav-community',
    icon: 'settings',
    ...inAdministration,
  },
  { path: 'admin/look', file: 'screens/branding.tsx', label: 'tenants.nav-branding', icon: 'palette', ...inAdministration },
  { path: 'admin/words', file: 'screens/words.tsx', label: 'tenants.nav-words', icon: 'tags', ...inAdministration },
  { path: 'admin/domains', file: 'screens/domains.tsx', label: 'tenants.nav-domains', icon: 'link', ...inAdministration },
] as const
