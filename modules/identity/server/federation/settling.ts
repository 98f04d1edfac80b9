import { grant } from '@guildhall/access/api'
import { isRefusal, type Refusal } from '@guildhall/kernel'
import { memberStanding } from '@guildhall/people/api'
import { maySignIn } from '@guildhall/people/contract'
import type { Writer } from '../db.ts'
import { refusals } from '../errors.ts'
import { joinAsNewcomer, refusedEntry } from '../joining.ts'
import { openAccount } from '../opening.ts'
import type { Claims } from './claims.ts'
import { accountBehind, connect } from './connections.ts'
import type { ProviderRow } from './providers.ts'
import { federationRefusals } from './refusals.ts'

export type Arrival = { provider: ProviderRow; claims: Claims; invitation: string | undefined }
type Settled = { accountId: string; memberId: string }

/**
 * Who somebody a provider vouches for is here: whoever has connected that account; else, for an e-mail nobody has yet,
 * somebody new. An e-mail alone opens no account, see `mayVouchFor`.
 */
export async function settle(tx: Writer, arrival: Arrival): Promise<Settled | Refusal> {
  const { provider, claims, invitation } = arrival
  const connected = await accountBehind(tx, { providerId: provider.id, subject: claims.subject })
  if (claims.email && !isOf(provider.emailDomains, claims.email)) return federationRefusals.provider_domain_refused
  if (connected) return asMember(tx, connected, invitation)
  const { email } = claims
  if (email === null) return federationRefusals.provider_tells_no_email
  if (!claims.isEmailConfirmed) return federationRefusals.provider_email_unconfirmed
  const known = await accountWith(tx, email)
  if (!known) return asNewcomer(tx, arrival, email)
  if (!(await mayVouchFor(tx, { provider, email, account: known }))) return federationRefusals.email_known_here
  const settled = await asMember(tx, known.id, invitation)
  if (isRefusal(settled)) return settled
  const made = await connect(tx, { providerId: provider.id, accountId: known.id, claims })
  return made ? settled : federationRefusals.email_known_here
}

const isOf = (domains: readonly string[], email: string): boolean =>
  domains.length === 0 || domains.includes(email.slice(email.lastIndexOf('@') + 1))

type Account = { id: string; isVerified: boolean }

const accountWith = async ({ db }: Writer, email: string): Promise<Account | null> => {
  const row = await db
    .selectFrom('identity_accounts')
    .select(['id', 'email_verified_at as verifiedAt'])
    .where('email', '=', email)
    .executeTakeFirst()
  return row ? { id: row.id, isVerified: row.verifiedAt !== null } : null
}

type Vouching = { provider: ProviderRow; email: string; account: Account }

/**
 * May the provider's word for an e-mail stand in for the account's password? Where the administrator says that it speaks for
 * that domain, the owner has shown that the mailbox is theirs (else somebody could have opened the account in their name and
 * would share it), and the account is a member of this community and has never been anywhere else: what a community's
 * administrator believes must not open what belongs to others.
 */
async function mayVouchFor(tx: Writer, { provider, email, account }: Vouching): Promise<boolean> {
  if (provider.trustedDomains.length === 0 || !isOf(provider.trustedDomains, email) || !account.isVerified) return false
  const elsewhere = await Promise.all([
    // Memberships are noted after the commit that makes them; sessions in it.
    ...(['identity_memberships', 'identity_sessions'] as const).map((table) =>
      tx.db
        .selectFrom(table)
        .select('tenant_id')
        .where('account_id', '=', account.id)
        .where('tenant_id', '<>', tx.tenant.id)
        .limit(1)
        .executeTakeFirst(),
    ),
  ])
  return elsewhere.every((row) => row === undefined) && (await memberStanding(tx, account.id)) !== null
}

async function asMember(tx: Writer, accountId: string, invitation: string | undefined): Promise<Settled | Refusal> {
  const standing = await memberStanding(tx, accountId)
  if (standing?.status === 'suspended') return refusals.member_suspended
  if (!standing || !maySignIn(standing.status)) return refusals.not_a_member
  if (invitation === undefined) return { accountId, memberId: standing.memberId }
  const refusal = await refusedEntry(tx, invitation)
  if (refusal) return refusal
  return { accountId, memberId: await joinAsNewcomer(tx, { accountId, displayName: standing.displayName, invitation }) }
}

async function asNewcomer(tx: Writer, { provider, claims, invitation }: Arrival, email: string): Promise<Settled | Refusal> {
  if (!provider.takesNewcomers && invitation === undefined) return federationRefusals.provider_takes_nobody_new
  const refusal = await refusedEntry(tx, invitation)
  if (refusal) return refusal
  const displayName = claims.name && claims.name.length >= 2 ? claims.name : 'New member'
  // Its mailbox is shown to be theirs by the link that is mailed: what one community's provider says does not count in others.
  const accountId = await openAccount(tx, { email, displayName, passwordHash: null })
  if (!accountId || !(await connect(tx, { providerId: provider.id, accountId, claims }))) return federationRefusals.visit_over
  const memberId = await joinAsNewcomer(tx, { accountId, displayName, invitation })
  if (provider.newcomerRole) await grant(tx, { memberId, role: provider.newcomerRole, source: 'role' })
  return { accountId, memberId }
}
