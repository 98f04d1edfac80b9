import { contentKey, stableId } from '@guildhall/kernel'
import { memberIdByKey } from '@guildhall/people/api'
import { z } from 'zod'
import type { OrganisationRole } from '../contract/index.ts'
import type { Writer } from './db.ts'
import { addMember, found } from './memberships.ts'

const DemoOrganisation = z.strictObject({
  key: contentKey,
  name: z.string().min(2).max(120),
  kind: contentKey,
  description: z.string().max(4000).default(''),
  website: z.string().max(300).default(''),
  location: z.string().max(120).default(''),
  owner: contentKey,
  admins: z.array(contentKey).default([]),
  members: z.array(contentKey).default([]),
})
export const OrganisationsDemo = z.array(DemoOrganisation).default([])
type DemoOrganisation = z.output<typeof DemoOrganisation>

/** Organisations of a demo with their people; those there already stay as they are. */
export async function installDemo(tx: Writer, demo: readonly DemoOrganisation[]): Promise<void> {
  for (const organisation of demo) await installOne(tx, organisation)
}

async function installOne(tx: Writer, { key, owner, admins, members, ...words }: DemoOrganisation) {
  const id = stableId(tx.tenant.id, 'organisations', key)
  const known = await tx.db.selectFrom('organisations_accounts').where('id', '=', id).select('id').executeTakeFirst()
  const ownerMemberId = await memberIdByKey(tx, owner)
  if (known || !ownerMemberId) return
  await found(tx, { ...words, id, ownerMemberId })
  await addAll(tx, { organisationId: id, keys: admins, role: 'admin' })
  await addAll(tx, { organisationId: id, keys: members, role: 'member' })
}

async function addAll(tx: Writer, all: { organisationId: string; keys: readonly string[]; role: OrganisationRole }) {
  for (const key of all.keys) {
    const memberId = await memberIdByKey(tx, key)
    if (memberId) await addMember(tx, { organisationId: all.organisationId, memberId, role: all.role })
  }
}
