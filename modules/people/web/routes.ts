/** Screens about people: paths below the community's host, files beside this one, and their place in navigation. */
export const peopleRoutes = [
  { path: 'u/:member', file: 'screens/profile.tsx' },
  { path: 'members', file: 'screens/directory.tsx', area: 'main', label: 'people.directory', icon: 'users' },
  { path: 'settings/profile', file: 'screens/edit-profile.tsx', area: 'settings', label: 'people.nav-profile', icon: 'profile' },
  { path: 'settings/privacy', file: 'screens/edit-privacy.tsx', area: 'settings', label: 'people.nav-privacy', icon: 'eye' },
  { path: 'settings/blocked', file: 'screens/blocked.tsx', area: 'settings', label: 'people.nav-blocked', icon: 'ban' },
] as const
