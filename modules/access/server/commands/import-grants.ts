import { isRefusal, kernelRefusals, type Refusal } from '@guildhall/kernel'
import { sql } from 'kysely'
import * as contract from '../../contract/index.ts'
import { type GrantLine, rightsChanged } from '../../contract/index.ts'
import { command, type Writer } from '../db.ts'
import { refusals } from '../errors.ts'
import type { LineFault } from '../exchange.ts'
import { type FileGrant, readGrants } from '../grant-file.ts'
import { type ByHand, giveByHand, grantsByHand, lineOfHeld } from '../grant-store.ts'
import { canHandOut, canManageGrants, visibleMembers } from '../policy.ts'
import { administration, lockRights } from '../role-store.ts'
import { missingOrganisation, rightsOf } from './grant-right.ts'
import { fileRefusal } from './import-roles.ts'

/** Gives what a file says under the rules of giving by hand, all of it or nothing; a dry run goes the whole way and back. */
export const importGrants = command(contract.importGrants, {
  allow: (actor) => canManageGrants(actor),
  async run(tx, { format, text, mode, dryRun }) {
    const read = readGrants(text, format)
    if ('faults' in read) return fileRefusal(read.faults)
    await lockRights(tx)
    const names = await namesOf(tx, read.grants)
    // As for any other members that are hidden or missing: none at all is nothing found.
    if (read.grants.length > 0 && names.size === 0) return kernelRefusals.not_found
    const plan = planOf(await grantsByHand(tx), read.grants, mode)
    const faults = await faultsOf(tx, plan, names)
    if (isRefusal(faults)) return faults
    if (faults.length > 0) return fileRefusal(faults)
    const administered = await administration(tx)
    const unit = dryRun ? { ...tx, emit: () => {} } : tx
    await sql`savepoint before_file`.execute(tx.db as never)
    for (const grant of plan.removed) await takeBack(unit, grant)
    const ids = new Map<FileGrant, string>()
    for (const { grant } of [...plan.added, ...plan.changed])
      ids.set(grant, (await giveByHand(unit, { ...grant, memberId: grant.member, expiresAt: grant.expires_at })).id)
    if ((await administration(tx)) < administered) return refusals.last_administrator
    if (dryRun) await sql`rollback to savepoint before_file`.execute(tx.db as never)
    const counts = { added: plan.added.length, changed: plan.changed.length, removed: plan.removed.length }
    tx.audit({ after: { ...counts, mode, dryRun } })
    return { dryRun, ...linesOf(plan, { names, ids: dryRun ? new Map() : ids }) }
  },
})

type Plan = {
  added: { grant: FileGrant }[]
  changed: { grant: FileGrant; was: ByHand }[]
  removed: ByHand[]
}

const keyOf = (memberId: string, { role, permission, scope }: Pick<ByHand, 'role' | 'permission' | 'scope'>) =>
  `${memberId} ${role ?? ''} ${permission ?? ''} ${scope}`

function planOf(held: readonly ByHand[], file: readonly FileGrant[], mode: 'add' | 'replace'): Plan {
  const known = new Map(held.map((grant) => [keyOf(grant.memberId, grant), grant]))
  const plan: Plan = { added: [], changed: [], removed: [] }
  for (const grant of file) {
    const key = keyOf(grant.member, grant)
    const was = known.get(key)
    known.delete(key)
    if (!was) plan.added.push({ grant })
    else if (!sameEnd(was.expiresAt, grant.expires_at) || was.reason !== grant.reason) plan.changed.push({ grant, was })
  }
  if (mode === 'replace') plan.removed = [...known.values()]
  return plan
}

const sameEnd = (one: string | null, other: string | null): boolean =>
  one === null || other === null ? one === other : Temporal.Instant.compare(one, other) === 0

/** Line by line what cannot be given; a refusal where it is beyond what the caller may. */
async function faultsOf(tx: Writer, { added, changed, removed }: Plan, names: Names): Promise<LineFault[] | Refusal> {
  const faults: LineFault[] = []
  const handed = removed.flatMap(({ rights }) => rights)
  for (const { grant } of [...added, ...changed]) {
    const rights = await rightsOf(tx, asWanted(grant))
    if (!names.has(grant.member)) faults.push({ line: grant.line, message: 'member: There is no such member here.' })
    const refusal = isRefusal(rights) ? rights : await missingOrganisation(tx, grant.member, grant.scope)
    if (refusal) faults.push(faultOf(grant, refusal))
    if (!isRefusal(rights)) handed.push(...rights)
  }
  const verdict = canHandOut(tx.actor, handed)
  return verdict.allowed ? faults : verdict.refusal
}

const asWanted = ({ role, permission, expires_at }: FileGrant) => ({
  role: role ?? undefined,
  permission: permission ?? undefined,
  expiresAt: expires_at ?? undefined,
})

const faultOf = ({ line, role }: FileGrant, { errors, sentence }: Refusal): LineFault => ({
  line,
  message: `${role === null ? 'permission' : 'role'}: ${errors[0]?.message ?? sentence}`,
})

async function takeBack(tx: Writer, { id, memberId }: ByHand): Promise<void> {
  await tx.db.deleteFrom('access_grants').where('id', '=', id).execute()
  tx.emit(rightsChanged, { memberId })
}

type Names = Map<string, string>
async function namesOf(tx: Writer, file: readonly FileGrant[]): Promise<Names> {
  const rows = await visibleMembers(tx)
    .where((where) => where('m.id', '=', where.fn.any(where.val(file.map(({ member }) => member)))))
    .where('m.status', '<>', 'left')
    .select(['m.id', 'm.display_name as name'])
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

function linesOf({ added, changed, removed }: Plan, { names, ids }: { names: Names; ids: ReadonlyMap<FileGrant, string> }) {
  const lineOf = (grant: FileGrant): GrantLine => ({
    id: ids.get(grant) ?? null,
    memberId: grant.member,
    holder: names.get(grant.member) ?? '',
    role: grant.role,
    permission: grant.permission,
    scope: grant.scope,
    expiresAt: grant.expires_at,
    reason: grant.reason,
  })
  return {
    added: added.map(({ grant }) => lineOf(grant)),
    changed: changed.map(({ grant, was: { expiresAt, reason } }) => ({ ...lineOf(grant), was: { expiresAt, reason } })),
    removed: removed.map(lineOfHeld),
  }
}
