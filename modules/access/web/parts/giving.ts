/** What somebody filled in to give a role or a right to several members. */
export type Wish = { members: string; what: string; scope: string; organisation: string; until: string; reason: string }

export function wishIn(form: FormData): Wish {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  return {
    members: text('members'),
    what: text('what'),
    scope: text('scope') || 'tenant',
    organisation: text('organisation'),
    until: text('until'),
    reason: text('reason'),
  }
}

/** Each name once, blank lines left out. */
export const namesIn = (text: string): string[] => [
  ...new Set(
    text
      .split(/[\n,;]/)
      .map((line) => line.trim())
      .filter(Boolean),
  ),
]

/** The wish as a file of grants: the end is that day’s last moment, UTC. */
export function fileFor({ what, scope, organisation, until, reason }: Wish, members: readonly string[]): string {
  const [kind, key = ''] = what.split(/:(.*)/)
  const grants = members.map((member) => ({
    member,
    ...(kind === 'role' ? { role: key } : { permission: key }),
    scope: scope === 'organisation' ? `organisation:${organisation}` : scope,
    ...(until ? { expires_at: `${until}T23:59:59.000Z` } : {}),
    reason,
  }))
  return JSON.stringify({ grants })
}
