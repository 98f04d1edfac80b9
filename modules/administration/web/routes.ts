/** The administration's own screens: paths below the community's host, files beside this one. */
export const administrationRoutes = [
  { path: 'admin', file: 'screens/dashboard.tsx', area: 'admin', label: 'administration.dashboard', icon: 'dashboard' },
] as const
