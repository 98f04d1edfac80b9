import { grant } from '@guildhall/access/api'
import { type AnyWriter, newId, section, stableId } from '@guildhall/kernel'
import { joinMember, peopleFields } from '@guildhall/people/api'
import { z } from 'zod'
import { identity } from './db.ts'
import { hashPassword } from './password.ts'
import { findAccount } from './store.ts'

/** Every demo login has it; printed at start. Real tenants never get demo people. */
export const DEMO_PASSWORD = 'guildhall-demo'

const DemoMember = z.strictObject({
  key: z.string(),
  name: z.string().min(1).max(80),
  email: z.email(),
  headline: z.string().max(160).default(''),
  roles: z.array(z.string()).min(1),
  locale: z.string().optional(),
})
export type DemoMember = z.output<typeof DemoMember>

/** What profiles have here; people the manifest describes none but those of a demo. */
export const peopleSection = section({
  name: 'people',
  ...peopleFields,
  demo: {
    schema: z.strictObject({ members: z.array(DemoMember) }),
    rules: [{ kind: 'reference', at: 'demo.people.members[].roles[]', to: 'access.roles' }],
    async install(tx: AnyWriter, demo: { members: DemoMember[] }) {
      const passwordHash = await hashPassword(DEMO_PASSWORD)
      for (const member of demo.members) await installMember(tx, member, passwordHash)
    },
  },
})

async function installMember(tx: AnyWriter, member: DemoMember, passwordHash: string) {
  const accountId = await ensureAccount(tx, member.email.toLowerCase(), passwordHash)
  const { memberId } = await joinMember(tx, {
    id: stableId(tx.tenant.id, 'people', member.key),
    key: member.key,
    accountId,
    displayName: member.name,
    headline: member.headline,
    locale: member.locale,
  })
  for (const role of member.roles) await grant(tx, { memberId, role, source: 'role' })
}

async function ensureAccount(writer: AnyWriter, email: string, passwordHash: string): Promise<string> {
  const tx = identity.writer(writer)
  const known = await findAccount(tx, email)
  if (known) return known.id
  const id = newId()
  await tx.db.insertInto('identity_accounts').values({ id, email, password_hash: passwordHash, created_at: tx.now }).execute()
  return id
}
