import { covers } from '@guildhall/kernel'

export const UNUSED_DAYS = 90

/** Rights over others’ rights and data, and over the community itself. */
const STRONG = [
  'community.manage',
  'community.invite',
  'access.*',
  'administration.*',
  'audit.*',
  'organisations.manage',
  'tenants.*',
]

export const isStrong = (permission: string): boolean => STRONG.some((pattern) => covers(pattern, permission))

/** More than three, and more than one in ten. */
export const isCrowded = (holders: number, members: number): boolean => holders > 3 && holders * 10 > members

/**
 * Whether using it is seen: what only widens what one is shown (`….audience.…`, `….read`, `….view`) is decided within
 * statements, not by a decision that could be counted.
 */
export const isCounted = (permission: string): boolean => !/\.(audience(\.|$)|read$|view$)/.test(permission)
