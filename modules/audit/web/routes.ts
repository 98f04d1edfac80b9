const inAdministration = { area: 'admin', permission: 'audit.entry.read' } as const

/** Screens for looking things up in the log. */
export const auditRoutes = [
  {
    path: 'admin/audit',
    file: 'screens/log.tsx',
    label: 'audit.nav',
    icon: 'history',
    group: 'area.group-system',
    ...inAdministration,
  },
  { path: 'admin/audit/:entry', file: 'screens/entry.tsx', ...inAdministration },
] as const
