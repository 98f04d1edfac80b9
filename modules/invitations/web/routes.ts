/** Screens for inviting and for being invited: paths below the community's host, files beside this one. */
export const invitationsRoutes = [
  { path: 'join', file: 'screens/join.tsx' },
  {
    path: 'admin/invitations',
    file: 'screens/invitations.tsx',
    area: 'admin',
    group: 'area.group-people',
    label: 'invitations.nav',
    icon: 'mail',
    permission: 'community.invite',
  },
  { path: 'admin/invitations/:invitation', file: 'screens/invitation.tsx', area: 'admin', permission: 'community.invite' },
] as const
