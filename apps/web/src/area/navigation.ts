import { holdsIn } from '@guildhall/ui'
import type { Listed, Screen } from '../screens.ts'

/** Where a link of an area leads and what it looks like; made by the server for one viewer. */
export type NavItem = {
  to: `/${string}`
  label: string
  icon: string
  group: string | null
  counter: string | null
  atHand: boolean
}
export type Viewer = { permissions: readonly string[]; elevation?: object | null } | null
type Entry = Listed & Pick<Screen, 'product'>

type Asked = {
  area: 'main' | 'admin' | 'settings'
  viewer: Viewer /** Product modules the community has. */
  modules: readonly string[]
}

/** What this viewer may open of an area, in the order the modules list it, headings together. */
export function navigationOf(screens: readonly Entry[], { area, viewer, modules }: Asked): NavItem[] {
  const isAtWork = ({ product }: Entry) => product === undefined || modules.includes(product)
  const open = screens.filter((screen) => screen.area === area && screen.label && isAtWork(screen) && maySee(screen, viewer))
  const groups = [...new Set(open.map(({ group }) => group))]
  return groups.flatMap((group) => open.filter((screen) => screen.group === group)).map(toItem)
}

/** The screen of an area that a path is, `admin/users/:member` included; undefined when no module lists it. */
export const screenAt = (screens: readonly Listed[], pathname: string): Listed | undefined =>
  screens.find(({ path }) => matches(path.split('/'), pathname.split('/').filter(Boolean)))

/** `sign-in` and `forbidden` are what the server answers with; null lets the viewer in. */
export function refusalAt(screen: Listed | undefined, viewer: Viewer): 'sign-in' | 'forbidden' | null {
  if (screen && maySee(screen, viewer)) return null
  if (!viewer) return 'sign-in'
  return screen ? 'forbidden' : null
}

function maySee({ area, permission, visitors, operators }: Listed, viewer: Viewer): boolean {
  if (visitors) return true
  if (!viewer) return false
  if (operators) return Boolean(viewer.elevation)
  const needed = permission ?? (area === 'admin' ? 'administration.view' : null)
  return needed === null || holds(viewer.permissions, needed)
}

export const holds = holdsIn

const toItem = ({ path, label, icon, group, counter, atHand }: Listed): NavItem => ({
  to: `/${path}`,
  label: label as string,
  icon: icon ?? 'page',
  group: group ?? null,
  counter: counter ?? null,
  atHand: atHand ?? false,
})

// A segment written out is preferred by the router to `:name`, so lists name `admin/users/new` before `admin/users/:member`.
const matches = (pattern: readonly string[], path: readonly string[]) =>
  pattern.length === path.length && pattern.every((part, at) => part.startsWith(':') || part === path[at])
