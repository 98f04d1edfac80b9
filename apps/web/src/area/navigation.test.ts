import { mainIcons } from '@guildhall/ui'
import { expect, test } from 'vitest'
import { type Listed, screens } from '../screens.ts'
import { navIcons } from './nav-icon.tsx'
import { navigationOf, refusalAt, screenAt } from './navigation.ts'

const listed: readonly (Listed & { product?: string })[] = [
  { path: 'admin', file: 'a', area: 'admin', label: 'a' },
  { path: 'admin/users', file: 'b', area: 'admin', label: 'b', group: 'g', permission: 'users.view' },
  { path: 'admin/jobs', file: 'c', area: 'admin', label: 'c', group: 'h', permission: 'system.view' },
  { path: 'admin/mails', file: 'd', area: 'admin', label: 'd', group: 'g', permission: 'mails.view' },
  { path: 'admin/users/:user', file: 'e', area: 'admin', permission: 'users.view' },
  { path: 'settings/look', file: 'f', area: 'settings', label: 'f', visitors: true },
  { path: 'settings/keys', file: 'g', area: 'settings', label: 'g' },
  { path: 'members', file: 'h', area: 'main', label: 'h' },
  { path: 'letters', file: 'i', area: 'main', label: 'i', product: 'letters', permission: 'letters.read' },
]
const paths = (permissions: string[] | null, area: 'main' | 'admin' | 'settings' = 'admin', modules: string[] = []) =>
  navigationOf(listed, { area, viewer: permissions && { permissions }, modules }).map(({ to }) => to)

test('[NAV-07] [NAV-14] navigation shows what somebody may open, by patterns too, and keeps headings together', () => {
  expect(paths(['*'])).toEqual(['/admin', '/admin/users', '/admin/mails', '/admin/jobs'])
  expect(paths(['users.*', 'mails.view'])).toEqual(['/admin/users', '/admin/mails'])
  expect(paths(['users'])).toEqual([])
  expect(paths(null)).toEqual([])
  expect(paths([], 'settings')).toEqual(['/settings/look', '/settings/keys'])
  expect(paths(null, 'settings')).toEqual(['/settings/look'])
})

test('the community’s own navigation leaves out modules it does without', () => {
  expect(paths(['letters.*'], 'main', ['letters'])).toEqual(['/members', '/letters'])
  expect(paths(['letters.*'], 'main', ['forum'])).toEqual(['/members'])
  expect(paths([], 'main', ['letters'])).toEqual(['/members'])
  expect(paths(null, 'main', ['letters'])).toEqual([])
})

test('[ADM-09] a screen without the right to it is refused, named or not in the navigation', () => {
  const at = (path: string, permissions: string[] | null) => refusalAt(screenAt(listed, path), permissions && { permissions })
  expect(at('/admin/users/42', ['users.view'])).toBeNull()
  expect(at('/admin/users/42', ['mails.view'])).toBe('forbidden')
  expect(at('/admin', ['users.view'])).toBe('forbidden')
  expect(at('/admin/jobs', null)).toBe('sign-in')
  expect(at('/settings/keys', null)).toBe('sign-in')
  expect(at('/settings/look', null)).toBeNull()
})

test('[NAV-16] every screen in a navigation has an icon of the one set, and every path is listed once', () => {
  const inAreas = screens.filter(({ area }) => area === 'admin' || area === 'settings')
  const inMain = screens.filter(({ area, label }) => area === 'main' && label)
  expect(inMain.filter(({ icon }) => !(icon && icon in mainIcons)).map(({ path }) => path)).toEqual([])
  expect(inAreas.filter(({ label, icon }) => label && !(icon && icon in navIcons)).map(({ path }) => path)).toEqual([])
  expect(inAreas.map(({ path }) => path)).toEqual([...new Set(inAreas.map(({ path }) => path))])
  for (const { path, area } of inAreas) expect(path).toMatch(new RegExp(`^${area}(/|$)`))
})
