// Door for the web shell.
export { Bell } from './parts/bell.tsx'
