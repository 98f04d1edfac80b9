/** Screens for coming and going: paths below the community's host, files beside this one. */
export const identityRoutes = [
  { path: 'sign-in', file: 'screens/sign-in.tsx' },
  { path: 'sign-in/second-step', file: 'screens/second-step.tsx' },
  { path: 'hand-off', file: 'screens/hand-off.tsx' },
  { path: '.well-known/jwks.json', file: 'documents/jwks.ts' },
  {
    path: 'settings/security/two-factor',
    file: 'screens/two-factor.tsx',
    area: 'settings',
    label: 'identity.two-factor',
    icon: 'shield',
  },
  { path: 'settings/api-keys', file: 'screens/api-keys.tsx', area: 'settings', label: 'identity.api-keys', icon: 'key' },
  {
    path: 'settings/communities',
    file: 'screens/my-communities.tsx',
    area: 'settings',
    label: 'identity.communities',
    icon: 'world',
  },
  { path: 'register', file: 'screens/register.tsx' },
  { path: 'sign-out', file: 'screens/sign-out.ts' },
] as const
