/** Screens of organisations: paths below the community's host, files beside this one. */
export const organisationsRoutes = [
  { path: 'o/:organisation', file: 'screens/organisation.tsx' },
  { path: 'organisation', file: 'screens/my-organisation.tsx' },
  { path: 'organisation/members', file: 'screens/my-members.tsx' },
  {
    path: 'settings/organisations',
    file: 'screens/my-organisations.tsx',
    area: 'settings',
    label: 'organisations.mine',
    icon: 'building',
  },
  {
    path: 'admin/organisations',
    file: 'screens/organisations.tsx',
    area: 'admin',
    group: 'area.group-people',
    label: 'organisations.nav',
    icon: 'building',
    permission: 'organisations.manage',
  },
] as const
