const writesTemplates = { area: 'admin', permission: 'notify.template.manage' } as const
const inAdministration = { area: 'admin', permission: 'notify.mail.read' } as const

/** Screens of what members are told, and about mail. `demo/inbox` is there in demo mode only. */
export const notifyRoutes = [
  {
    path: 'admin/mails',
    file: 'screens/mails.tsx',
    label: 'notify.nav',
    icon: 'mail',
    group: 'area.group-system',
    ...inAdministration,
  },
  { path: 'admin/mails/suppressed', file: 'screens/mail-suppressions.tsx', ...inAdministration },
  { path: 'admin/mails/:mail', file: 'screens/mail.tsx', ...inAdministration },
  {
    path: 'admin/mail-templates',
    file: 'screens/mail-templates.tsx',
    label: 'notify.templates',
    icon: 'page',
    group: 'area.group-community',
    ...writesTemplates,
  },
  { path: 'admin/mail-templates/:kind', file: 'screens/mail-template.tsx', ...writesTemplates },
  {
    path: 'admin/announcements',
    file: 'screens/announcements.tsx',
    label: 'notify.announcements',
    icon: 'mail',
    group: 'area.group-community',
    area: 'admin',
    permission: 'notify.mail.manage',
  },
  { path: 'notifications', file: 'screens/notifications.tsx' },
  {
    path: 'admin/notifications',
    file: 'screens/defaults.tsx',
    label: 'notices.title',
    icon: 'bell',
    group: 'area.group-system',
    area: 'admin',
    permission: 'notify.notice.manage',
  },
  {
    path: 'admin/notifications/deliveries',
    file: 'screens/deliveries.tsx',
    area: 'admin',
    permission: 'notify.notice.manage',
  },
  { path: 'unsubscribe', file: 'screens/unsubscribe.tsx' },
  {
    path: 'settings/notifications',
    file: 'screens/preferences.tsx',
    area: 'settings',
    label: 'notices.title',
    icon: 'bell',
  },
  {
    path: 'settings/push',
    file: 'screens/devices.tsx',
    area: 'settings',
    label: 'notices.devices',
    icon: 'device',
  },
  { path: 'demo/inbox', file: 'screens/demo-inbox.tsx' },
] as const
