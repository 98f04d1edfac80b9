/** The administration's own screens: paths below the community's host, files beside this one. */
export const administrationRoutes = [
  { path: 'admin', file: 'screens/dashboard.tsx', area: 'admin', label: 'administration.dashboard', icon: 'dashboard' },
  {
    path: 'admin/users',
    file: 'screens/members.tsx',
    area: 'admin',
    label: 'administration.members',
    icon: 'users',
    group: 'area.group-people',
    permission: 'administration.member.view',
  },
  { path: 'admin/users.csv', file: 'documents/members-csv.ts' },
  { path: 'admin/users/:member', file: 'screens/member.tsx', area: 'admin', permission: 'administration.member.view' },
  {
    path: 'admin/system',
    file: 'screens/system.tsx',
    area: 'admin',
    label: 'administration.system',
    icon: 'health',
    group: 'area.group-system',
    permission: 'administration.system',
  },
  {
    path: 'admin/jobs',
    file: 'screens/failures.tsx',
    area: 'admin',
    label: 'administration.failures',
    icon: 'jobs',
    group: 'area.group-system',
    permission: 'administration.system',
    counter: 'jobs',
  },
] as const
