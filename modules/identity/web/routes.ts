/** Screens for coming and going: paths below the community's host, files beside this one. */
export const identityRoutes = [
  { path: 'sign-in', file: 'screens/sign-in.tsx' },
  { path: 'register', file: 'screens/register.tsx' },
  { path: 'sign-out', file: 'screens/sign-out.ts' },
] as const
