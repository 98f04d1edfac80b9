export type RoleRules = { key: string; permissions: readonly string[]; inherits: readonly string[] }

/** What each role comes to with everything it inherits, directly or not. A cycle adds nothing twice. */
export function effectivePermissions(roles: readonly RoleRules[]): Map<string, string[]> {
  const byKey = new Map(roles.map((role) => [role.key, role]))
  const reach = (key: string, seen: Set<string>): string[] => {
    const role = byKey.get(key)
    if (!role || seen.has(key)) return []
    seen.add(key)
    return [...role.permissions, ...role.inherits.flatMap((parent) => reach(parent, seen))]
  }
  return new Map(roles.map((role) => [role.key, [...new Set(reach(role.key, new Set()))].sort()]))
}
