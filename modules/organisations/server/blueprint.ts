import { grant, revoke } from '@guildhall/access/api'
import { contentKey, section } from '@guildhall/kernel'
import { z } from 'zod'
import { organisations, type Writer } from './db.ts'
import { installDemo, OrganisationsDemo } from './demo.ts'
import { KEPT_POSITION } from './queries/list-kinds.ts'
import { sourceOf } from './rules.ts'

const Kind = z.strictObject({
  key: contentKey,
  name: z.string().trim().min(1).max(80),
  summary: z.string().max(300).default(''),
  /** Roles in the community that everyone in such an organisation holds while they belong to it. */
  roles: z.array(contentKey).default([]),
})
type Kind = z.output<typeof Kind>
const Shape = z.strictObject({
  kinds: z.array(Kind).default([]),
  /** The kind people found on signing up, where registration is `organisation`. */
  signUp: contentKey.optional(),
})

/** Which organisations there are here. A kind no longer listed goes, or stays behind the others while some are of it. */
export const organisationsSection = section({
  name: 'organisations',
  schema: Shape.default({ kinds: [] }),
  ordered: ['organisations.kinds'],
  rules: [
    { kind: 'reference', at: 'organisations.signUp', to: 'organisations.kinds' },
    { kind: 'reference', at: 'organisations.kinds[].roles[]', to: 'access.roles' },
  ],
  async install(writer, { kinds, signUp }) {
    const tx = organisations.writer(writer)
    await retireKinds(tx)
    for (const [position, kind] of kinds.entries()) await putKind(tx, kind, { position, sign_up: kind.key === signUp })
    await tx.db
      .deleteFrom('organisations_kinds')
      .where('position', '>=', KEPT_POSITION)
      .where('key', 'not in', (from) => from.selectFrom('organisations_accounts').select('kind'))
      .execute()
  },
  async export(reader) {
    const rows = await organisations
      .reader(reader)
      .db.selectFrom('organisations_kinds')
      .select(['key', 'name', 'summary', 'roles', 'sign_up as signUp'])
      .where('position', '<', KEPT_POSITION)
      .orderBy('position')
      .execute()
    const signUp = rows.find((row) => row.signUp)?.key
    return { kinds: rows.map(({ signUp: _, ...kind }) => kind), ...(signUp ? { signUp } : {}) }
  },
  demo: {
    schema: OrganisationsDemo,
    rules: [
      { kind: 'reference', at: 'demo.organisations[].kind', to: 'organisations.kinds' },
      { kind: 'reference', at: 'demo.organisations[].owner', to: 'demo.people.members' },
      { kind: 'reference', at: 'demo.organisations[].admins[]', to: 'demo.people.members' },
      { kind: 'reference', at: 'demo.organisations[].members[]', to: 'demo.people.members' },
    ],
    install: (writer, demo) => installDemo(organisations.writer(writer), demo),
  },
})

const retireKinds = (tx: Writer) =>
  tx.db.updateTable('organisations_kinds').set({ position: KEPT_POSITION, sign_up: false }).execute()

async function putKind(tx: Writer, kind: Kind, place: { position: number; sign_up: boolean }) {
  const before = await tx.db.selectFrom('organisations_kinds').where('key', '=', kind.key).select('roles').executeTakeFirst()
  const row = { ...kind, ...place }
  await tx.db
    .insertInto('organisations_kinds')
    .values({ tenant_id: tx.tenant.id, ...row })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'key']).doUpdateSet(row))
    .execute()
  if (before && before.roles.join() !== kind.roles.join()) await grantAnew(tx, kind)
}

/** What a kind grants changed: its people hold exactly that. */
async function grantAnew(tx: Writer, kind: Kind) {
  const people = await tx.db
    .selectFrom('organisations_members')
    .innerJoin('organisations_accounts', (join) =>
      join.onRef('organisations_accounts.id', '=', 'organisations_members.organisation_id'),
    )
    .where('kind', '=', kind.key)
    .where('status', '=', 'active')
    .select(['member_id as memberId', 'organisation_id as organisationId'])
    .execute()
  for (const { memberId, organisationId } of people) {
    await revoke(tx, { memberId, source: sourceOf(organisationId) })
    for (const role of kind.roles) await grant(tx, { memberId, role, source: sourceOf(organisationId) })
  }
}
