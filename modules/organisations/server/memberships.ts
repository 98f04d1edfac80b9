import { grant, revoke } from '@guildhall/access/api'
import { kernelRefusals, newId, Refused } from '@guildhall/kernel'
import { memberAdded, memberRemoved, type OrganisationRole, organisationCreated } from '../contract/index.ts'
import type { Writer } from './db.ts'
import { refusals } from './errors.ts'
import { slugAttempt, slugOf, sourceOf } from './rules.ts'

const MAX_ATTEMPTS = 50

export type Founding = {
  /** A new one unless given, as demos do. */
  id?: string
  name: string
  kind: string
  ownerMemberId: string
  description?: string
  website?: string
  location?: string
}

/** Writes the organisation with its owner; refuses a kind the community does not know. */
export async function found(tx: Writer, { ownerMemberId, kind, name, id = newId(), ...words }: Founding): Promise<string> {
  const known = await tx.db.selectFrom('organisations_kinds').select('key').where('key', '=', kind).executeTakeFirst()
  if (!known)
    throw new Refused(refusals.unknown_kind.with({ errors: [{ field: 'kind', message: refusals.unknown_kind.sentence }] }))
  await insertWithFreeSlug(tx, { id, name, kind, createdBy: ownerMemberId, ...words })
  tx.emit(organisationCreated, { organisationId: id })
  await addMember(tx, { organisationId: id, memberId: ownerMemberId, role: 'owner' })
  return id
}

/** Adds a member with what the organisation's kind grants; a member it has already keeps the role they have. */
export async function addMember(tx: Writer, joining: { organisationId: string; memberId: string; role: OrganisationRole }) {
  const organisation = await tx.db
    .selectFrom('organisations_accounts')
    .select(['status', 'kind'])
    .where('id', '=', joining.organisationId)
    .forShare()
    .executeTakeFirst()
  if (!organisation) throw new Refused(kernelRefusals.not_found)
  if (organisation.status === 'suspended') throw new Refused(refusals.organisation_suspended)
  const added = await tx.db
    .insertInto('organisations_members')
    .values({
      tenant_id: tx.tenant.id,
      organisation_id: joining.organisationId,
      member_id: joining.memberId,
      role: joining.role,
      joined_at: tx.now,
    })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'organisation_id', 'member_id']).doNothing())
    .returning('member_id')
    .executeTakeFirst()
  if (!added) return
  await grantKindRoles(tx, { ...joining, kind: organisation.kind })
  tx.emit(memberAdded, { organisationId: joining.organisationId, memberId: joining.memberId })
}

/** Takes somebody out, and what they hold through the organisation with them. */
export async function dropMember(tx: Writer, leaving: { organisationId: string; memberId: string }) {
  await tx.db
    .deleteFrom('organisations_members')
    .where('organisation_id', '=', leaving.organisationId)
    .where('member_id', '=', leaving.memberId)
    .execute()
  await revoke(tx, { memberId: leaving.memberId, source: sourceOf(leaving.organisationId) })
  tx.emit(memberRemoved, leaving)
}

/** What everyone in an organisation of this kind holds in the community. */
export async function grantKindRoles(tx: Writer, to: { organisationId: string; memberId: string; kind: string }) {
  const kind = await tx.db.selectFrom('organisations_kinds').select('roles').where('key', '=', to.kind).executeTakeFirst()
  for (const role of kind?.roles ?? []) await grant(tx, { memberId: to.memberId, role, source: sourceOf(to.organisationId) })
}

type NewOrganisation = Omit<Founding, 'ownerMemberId' | 'id'> & { id: string; createdBy: string }

async function insertWithFreeSlug(tx: Writer, organisation: NewOrganisation) {
  const slug = slugOf(organisation.name)
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) if (await insert(tx, organisation, slugAttempt(slug, attempt))) return
  if (!(await insert(tx, organisation, `${slug}-${organisation.id.slice(-8)}`))) throw new Refused(kernelRefusals.conflict)
}

const insert = (tx: Writer, { createdBy, ...organisation }: NewOrganisation, slug: string) =>
  tx.db
    .insertInto('organisations_accounts')
    .values({
      tenant_id: tx.tenant.id,
      slug,
      ...organisation,
      created_by: createdBy,
      created_at: tx.now,
      updated_at: tx.now,
    })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'slug']).doNothing())
    .returning('id')
    .executeTakeFirst()
