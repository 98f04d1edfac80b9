import type { Unit } from './db.ts'
import { canManageRoles } from './policy.ts'

export type Template = {
  id: string
  name: string
  summary: string
  from: 'blueprint' | 'bundle' | 'saved'
  permissions: string[]
  inherits: string[]
}

/** Bundles that make sense in any community; of their rights only those some module here declares are offered. */
const BUNDLES: readonly Omit<Template, 'from' | 'inherits'>[] = [
  {
    id: 'bundle:people-desk',
    name: 'People desk',
    summary: 'Looks after members: their standing, roles and invitations.',
    permissions: ['administration.view', 'administration.member.*', 'access.grant.manage', 'access.right.read', 'invitations.*'],
  },
  {
    id: 'bundle:rights-auditor',
    name: 'Rights auditor',
    summary: 'Sees who may do what and why, and the audit log; changes nothing.',
    permissions: ['administration.view', 'access.right.read', 'audit.read', 'audit.log.read'],
  },
  {
    id: 'bundle:content-moderator',
    name: 'Content moderator',
    summary: 'Closes, moves and removes what members write.',
    permissions: ['forum.moderate', 'forum.audience.*'],
  },
  {
    id: 'bundle:reader',
    name: 'Reader',
    summary: 'Reads what members read and writes nothing.',
    permissions: ['forum.audience.public', 'forum.audience.members'],
  },
]

/** What a new role can start from: the roles as the blueprint was installed, the bundles, and what the community saved. */
export async function templates(unit: Unit): Promise<Template[]> {
  const row = await unit.db.selectFrom('blueprint_installs').select('manifest').orderBy('seq', 'desc').limit(1).executeTakeFirst()
  const { access } = (row?.manifest ?? {}) as { access?: { roles?: readonly Partial<Template & { key: string }>[] } }
  const installed = (access?.roles ?? []).map(({ key = '', name = key, summary = '', permissions = [], inherits = [] }) => ({
    id: `blueprint:${key}`,
    name,
    summary,
    from: 'blueprint' as const,
    permissions: [...permissions],
    inherits: [...inherits],
  }))
  const declared = [...unit.site.permissions.keys()]
  const bundles = BUNDLES.map((bundle) => ({
    ...bundle,
    from: 'bundle' as const,
    inherits: [],
    permissions: bundle.permissions.filter((right) => means(right, declared)),
  }))
  return [...installed, ...bundles.filter(({ permissions }) => permissions.length > 0), ...(await savedTemplates(unit))]
}

export const savedTemplates = async (unit: Unit): Promise<Template[]> => {
  const rows = await unit.db
    .selectFrom('access_templates')
    .select(['id', 'name', 'summary', 'permissions', 'inherits'])
    .orderBy('name')
    .execute()
  return rows.map((row) => ({ ...row, from: 'saved' as const }))
}

/** As somebody sees it who may, or may not, look after roles. */
export const presentTemplate = ({ actor }: Unit, template: Template) => ({
  ...template,
  may: { remove: template.from === 'saved' && canManageRoles(actor).allowed },
})

const means = (pattern: string, declared: readonly string[]) =>
  declared.some((right) => right === pattern || (pattern.endsWith('.*') && right.startsWith(pattern.slice(0, -1))))
