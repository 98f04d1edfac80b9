import type { ReactNode } from 'react'
import { useSite } from './site.ts'

/** Does one of these patterns cover the permission: `forum.*` covers `forum.topic.create`, `*` everything? */
export const holdsIn = (held: readonly string[], permission: string): boolean =>
  held.some(
    (pattern) =>
      pattern === permission || pattern === '*' || (pattern.endsWith('.*') && permission.startsWith(pattern.slice(0, -1))),
  )

/** Asks about the viewer’s rights while a page is drawn. What must not be had is decided by the server all the same. */
export function usePermissions(): { has: (permission: string) => boolean; hasAny: (permissions: readonly string[]) => boolean } {
  const held = useSite().viewer?.permissions ?? []
  const has = (permission: string) => holdsIn(held, permission)
  return { has, hasAny: (permissions) => permissions.some(has) }
}

type GateProps = {
  /** A permission, or several of which one is enough. */
  needs: string | readonly string[]
  /** What stands there for everybody else. */
  otherwise?: ReactNode
  children: ReactNode
}

/** Shows what only those may use who hold the right, so that nobody meets a button that refuses them. */
export function PermissionGate({ needs, otherwise = null, children }: GateProps) {
  const { hasAny } = usePermissions()
  return hasAny(typeof needs === 'string' ? [needs] : needs) ? children : otherwise
}
