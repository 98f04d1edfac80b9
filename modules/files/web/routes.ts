/** Screens of files: paths below the community's host, files beside this one, and their place in navigation. */
export const filesRoutes = [
  { path: 'library', file: 'screens/library.tsx', area: 'main', label: 'files.library', icon: 'files' },
  { path: 'library/:file', file: 'screens/file.tsx' },
  {
    path: 'admin/files',
    file: 'screens/storage.tsx',
    area: 'admin',
    group: 'area.group-community',
    label: 'files.storage',
    icon: 'database',
    permission: 'files.manage',
  },
] as const
