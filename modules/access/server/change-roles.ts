import { isDeepStrictEqual } from 'node:util'
import { isRefusal, type Refusal } from '@guildhall/kernel'
import { tenantChanged } from '@guildhall/tenants/contract'
import { sql } from 'kysely'
import { rolesChanged } from '../contract/index.ts'
import type { Writer } from './db.ts'
import { refusals } from './errors.ts'
import { within } from './policy.ts'
import { administration, allRoles, lockRights, type RoleRow } from './role-store.ts'
import { circles, difference, effectivePermissions, unknownPattern } from './rules.ts'
import { removeOthers, setVisitorPermissions, upsertRole } from './write-roles.ts'

/**
 * The one way people change roles: from the roles as they are to the roles as they shall be, or a refusal. Whatever
 * changes what some role comes to must lie within what the actor holds, so that nobody raises themselves. A dry run
 * goes the whole way and back, so that it knows every rule.
 */
export async function changeRoles(
  tx: Writer,
  to: (before: readonly RoleRow[]) => RoleRow[] | Refusal,
  end: 'keep' | 'dry-run' = 'keep',
): Promise<Refusal | { before: RoleRow[]; after: RoleRow[] }> {
  await lockRights(tx)
  const before = await allRoles(tx)
  const after = to(before)
  if (isRefusal(after)) return after
  const fault = faultIn(after, tx.site.permissions) ?? beyondReach(tx, before, after)
  if (fault) return fault
  const administered = await administration(tx)
  await sql`savepoint before_roles`.execute(tx.db as never)
  await write(tx, before, after)
  if ((await administration(tx)) < administered) return refusals.last_administrator
  if (end === 'dry-run') await sql`rollback to savepoint before_roles`.execute(tx.db as never)
  else announce(tx, before, after)
  return { before, after }
}

function faultIn(roles: readonly RoleRow[], declared: ReadonlyMap<string, string>): Refusal | null {
  const known = roles.map(({ key }) => key)
  const rights = [...declared.keys()]
  const unknown = roles.flatMap(({ permissions }) => permissions.flatMap((each) => unknownPattern(each, rights) ?? []))
  if (unknown.length > 0) return refusals.unknown_permission.with({ errors: fields('permissions', unknown) })
  const strangers = roles.flatMap(({ inherits }) => inherits.filter((parent) => !known.includes(parent)))
  if (strangers.length > 0)
    return refusals.unknown_role.with({
      errors: fields(
        'inherits',
        strangers.map((key) => `There is no role ${key}.`),
      ),
    })
  const circle = circles(roles)
  if (circle.length > 0)
    return refusals.role_circle.with({ errors: fields('inherits', [`${circle.join(' → ')} lead back to themselves.`]) })
  if (roles.some(({ isDefault, isVisitor }) => isDefault && isVisitor)) return refusals.not_for_newcomers
  return null
}

// Both what is added and what is taken away: a role beyond one's own rights is not one's to weaken either.
function beyondReach({ actor }: Writer, before: readonly RoleRow[], after: readonly RoleRow[]): Refusal | null {
  const was = effectivePermissions(before)
  const is = effectivePermissions(after)
  const flagged = (roles: readonly RoleRow[]) =>
    roles.flatMap(({ key, isDefault, isVisitor }) => (isDefault || isVisitor ? [`${key} ${isDefault} ${isVisitor}`] : []))
  const moved = difference(flagged(before), flagged(after)).map((each) => each.split(' ', 1)[0] as string)
  const touched = [
    ...[...new Set([...was.keys(), ...is.keys()])].flatMap((key) => difference(was.get(key) ?? [], is.get(key) ?? [])),
    ...moved.flatMap((key) => [...(was.get(key) ?? []), ...(is.get(key) ?? [])]),
  ]
  const verdict = within(actor, touched)
  return verdict.allowed ? null : verdict.refusal
}

async function write(tx: Writer, before: readonly RoleRow[], after: readonly RoleRow[]): Promise<void> {
  const effective = effectivePermissions(after)
  await removeOthers(tx, after)
  for (const [position, role] of after.entries())
    await upsertRole(tx, role, { position, effective: effective.get(role.key) ?? [] })
  if (visitorsChange(before, after)) await setVisitorPermissions(tx, visitorsMay(after))
}

function visitorsMay(roles: readonly RoleRow[]): string[] {
  const visitor = roles.find(({ isVisitor }) => isVisitor)
  return visitor ? (effectivePermissions(roles).get(visitor.key) ?? []) : []
}

const visitorsChange = (before: readonly RoleRow[], after: readonly RoleRow[]): boolean =>
  difference(visitorsMay(before), visitorsMay(after)).length > 0

/** Sockets and caches look again; the audit entry names each role that is different, as it was and as it is. */
function announce(tx: Writer, before: readonly RoleRow[], after: readonly RoleRow[]): void {
  tx.emit(rolesChanged, {})
  if (visitorsChange(before, after)) tx.emit(tenantChanged, { tenantId: tx.tenant.id })
  const asKey = (roles: readonly RoleRow[]) => new Map(roles.map((role) => [role.key, role]))
  const [was, is] = [asKey(before), asKey(after)]
  const keys = [...new Set([...was.keys(), ...is.keys()])].filter((key) => !isDeepStrictEqual(was.get(key), is.get(key)))
  const of = (roles: readonly RoleRow[]) =>
    Object.fromEntries(roles.filter(({ key }) => keys.includes(key)).map(({ key, ...role }) => [key, role]))
  const [only] = keys
  tx.audit({
    ...(keys.length === 1 && only ? { subject: { type: 'role', id: only } } : {}),
    before: of(before),
    after: of(after),
  })
}

const fields = (field: string, messages: readonly string[]) => [...new Set(messages)].map((message) => ({ field, message }))
