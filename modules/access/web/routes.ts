/** Screens about rights: paths below the community's host, files beside this one. */
export const accessRoutes = [
  {
    path: 'admin/roles',
    file: 'screens/roles.tsx',
    area: 'admin',
    label: 'access.nav',
    icon: 'shield',
    group: 'area.group-access',
    permission: 'access.role.manage',
  },
  { path: 'admin/roles/:role', file: 'screens/role.tsx', area: 'admin', permission: 'access.role.manage' },
  {
    path: 'admin/access/trace',
    file: 'screens/trace.tsx',
    area: 'admin',
    label: 'access.trace-nav',
    icon: 'eye',
    group: 'area.group-access',
    permission: 'access.right.read',
  },
  { path: 'operator', file: 'screens/operator.tsx' },
] as const
