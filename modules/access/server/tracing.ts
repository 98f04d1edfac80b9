import { covers } from '@guildhall/kernel'
import type { TraceStep } from '../contract/index.ts'
import type { Holdings } from './checking.ts'
import type { HeldGrant } from './grant-store.ts'
import type { RoleRow } from './role-store.ts'
import { bare, partsOf, settledWith } from './rules/conditions.ts'
import { effectivePermissions, pathTo } from './rules.ts'

/** `permissions`: those that count for this person; `conditional`: all, with what they ask for. */
type Named = ReadonlyMap<string, RoleRow & { conditional: string[] }>

/** The answer to “why?” in the order people would ask: is the person here, what do they hold, what is missing. */
export function traceOf(
  holdings: Holdings,
  roles: readonly RoleRow[],
  permission: string,
): { allowed: boolean; steps: TraceStep[] } {
  const counted = holdings.grants.filter(({ isExpired }) => !isExpired).flatMap(({ rights }) => rights)
  const named = new Map(
    roles.map((role) => [
      role.key,
      { ...role, conditional: role.permissions, permissions: settledWith(role.permissions, counted) },
    ]),
  )
  const standing = standingStep(holdings)
  const held = holdings.grants.map((grant) => grantStep(grant, named, permission))
  const lent = holdings.elevated ? [elevationStep(holdings.elevated.endsAt)] : []
  const allowed = standing.counts && [...held, ...lent].some(({ counts }) => counts)
  const needed = allowed ? [] : [neededStep(standing, roles, permission)]
  return { allowed, steps: [standing, ...held, ...lent, ...needed] }
}

const empty = { source: null, path: [], pattern: null, expiresAt: null }

function standingStep({ member: { status, displayName } }: Holdings): TraceStep {
  const sentences = {
    active: `${displayName} is an active member of this community.`,
    suspended: `${displayName} is suspended: whatever they hold counts for nothing until they are let in again.`,
    waiting: `${displayName} waits to be let in, and until then nothing they were given counts.`,
    rejected: `${displayName} was not let in, so nothing they were given counts.`,
    left: `${displayName} has left this community and holds nothing here.`,
  }
  return { ...empty, kind: 'standing', counts: status === 'active', code: `member_${status}`, sentence: sentences[status] }
}

function grantStep(grant: HeldGrant, roles: Named, permission: string): TraceStep {
  const found = leadsTo(grant, roles, permission)
  const path = (found?.path ?? (grant.role ? [grant.role] : [])).map((key) => ({ key, name: roles.get(key)?.name ?? key }))
  const common = {
    kind: 'grant' as const,
    source: grant.source,
    path,
    pattern: found?.pattern ?? null,
    expiresAt: grant.expiresAt,
  }
  const what = grant.role === null ? `the single right ${grant.permission}` : `the role ${grant.name}`
  const reason = whyNot(grant, { found, what, permission, roles })
  if (reason) return { ...common, counts: false, ...reason }
  return { ...common, counts: true, ...covering(grant, { path, what, pattern: common.pattern ?? permission, permission }) }
}

type Covering = { path: readonly { name: string }[]; what: string; pattern: string; permission: string }

function covering(grant: HeldGrant, { path, what, pattern, permission }: Covering): Pick<TraceStep, 'code' | 'sentence'> {
  const inherited = path.slice(1).map(({ name }) => name)
  const way = inherited.length > 0 ? `, which inherits from ${inherited.join(', which inherits from ')}` : ''
  const by = pattern === permission ? `includes ${permission}` : `includes ${pattern}, which covers ${permission}`
  const end = grant.expiresAt ? ` until ${day(grant.expiresAt)}` : ''
  const sentence = `They hold ${what} (${from(grant)})${end}${way}${grant.role === null && pattern === permission ? '' : `; it ${by}`}.`
  return { code: inherited.length > 0 ? 'grant_inherits' : 'grant_covers', sentence }
}

type Looked = { found: ReturnType<typeof leadsTo>; what: string; permission: string; roles: Named }

/** Why this grant does not count; null: it does. */
function whyNot(grant: HeldGrant, { found, what, permission, roles }: Looked): Pick<TraceStep, 'code' | 'sentence'> | null {
  const hold = `They hold ${what} (${from(grant)})`
  if (grant.isExpired)
    return { code: 'grant_expired', sentence: `They held ${what} (${from(grant)}) until ${day(grant.expiresAt)}; it is over.` }
  if (!found && asksForMore(rightsOf(grant, roles), permission))
    return { code: 'grant_needs_badge', sentence: `${hold}, which includes ${permission} only with a badge they do not hold.` }
  if (!found) return { code: 'grant_elsewhere', sentence: `${hold}, which does not include ${permission}.` }
  if (grant.scope === 'tenant') return null
  const where = grant.scope === 'own' ? 'for what is their own' : 'for the matters of one organisation'
  return { code: 'grant_scoped', sentence: `${hold} ${where} only.` }
}

const rightsOf = ({ role }: HeldGrant, roles: Named) => (role === null ? [] : (roles.get(role)?.conditional ?? []))
const asksForMore = (rights: readonly string[], permission: string): boolean =>
  rights.some((right) => partsOf(right).needs !== null && covers(bare(right), permission))

function leadsTo({ role, permission: right }: HeldGrant, roles: Named, permission: string) {
  if (role !== null) return pathTo(permission, roles, role)
  return right !== null && covers(right, permission) ? { path: [], pattern: right } : null
}

const elevationStep = (endsAt: string): TraceStep => ({
  ...empty,
  kind: 'elevation',
  counts: true,
  code: 'elevated',
  pattern: '*',
  expiresAt: endsAt,
  sentence: `They act with the rights of an operator of this server until ${day(endsAt)}.`,
})

/** What a no would need to become a yes. */
function neededStep(standing: TraceStep, roles: readonly RoleRow[], permission: string): TraceStep {
  const common = { ...empty, kind: 'needed' as const, counts: false }
  if (!standing.counts) return { ...common, code: 'needs_membership', sentence: 'They would have to be an active member first.' }
  const effective = effectivePermissions(roles)
  const giving = roles.filter(
    ({ key, isVisitor }) => !isVisitor && effective.get(key)?.some((right) => covers(right, permission)),
  )
  const path = giving.map(({ key, name }) => ({ key, name }))
  const names = giving.map(({ name }) => name).join(', ')
  return giving.length > 0
    ? {
        ...common,
        path,
        code: 'needs_role',
        sentence: `They would need one of these roles, or ${permission} by itself: ${names}.`,
      }
    : {
        ...common,
        code: 'in_no_role',
        sentence: `No role here includes ${permission}. It would have to be added to one, or given by itself.`,
      }
}

function from({ source }: HeldGrant): string {
  if (source === 'role' || source === 'hand') return 'given by hand'
  const kind = source.split(':', 1)[0]
  if (kind === 'organisation') return 'through an organisation'
  return kind === 'badge' ? 'through a badge' : `from ${source}`
}

const day = (instant: string | null) => (instant ?? '').replace('T', ' ').slice(0, 16).concat(' UTC')
