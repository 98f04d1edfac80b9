import { kernelRefusals, Refused } from '@guildhall/kernel'
import { sql } from 'kysely'
import type { OidcSettings, Provider, SamlSettings } from '../../contract/index.ts'
import type { Reader, Writer } from '../db.ts'
import { seal, unseal } from '../sealing.ts'
import { visibleProviders } from './policy.ts'

const PURPOSE = 'identity.providers'

export type ProviderRow = Awaited<ReturnType<typeof findProvider>>
export type OidcProvider = ProviderRow & { kind: 'oidc'; settings: OidcSettings }
export type SamlProvider = ProviderRow & { kind: 'saml'; settings: SamlSettings }
type Unit = Reader | Writer

export const providersSeen = (unit: Unit) =>
  visibleProviders(unit)
    .select([
      'p.id',
      'p.kind',
      'p.name',
      'p.is_enabled as isEnabled',
      'p.settings',
      'p.sealed_secret as sealedSecret',
      'p.email_domains as emailDomains',
      'p.trusted_domains as trustedDomains',
      'p.takes_newcomers as takesNewcomers',
      'p.newcomer_role as newcomerRole',
      'p.last_fault as lastFault',
      'p.last_fault_at as lastFaultAt',
    ])
    .orderBy('p.created_at')

/** The provider of that id, as far as the actor may know it. Throws `not_found`. */
export async function findProvider(unit: Unit, id: string) {
  const row = await providersSeen(unit).where('p.id', '=', id).executeTakeFirst()
  if (!row) throw new Refused(kernelRefusals.not_found)
  return row
}

/** The same, and in use: nobody comes in by one that is switched off, not even its administrator. */
export async function findWayIn(unit: Unit, id: string): Promise<ProviderRow> {
  const row = await findProvider(unit, id)
  if (!row.isEnabled) throw new Refused(kernelRefusals.not_found)
  return row
}

export const isOidc = (row: ProviderRow): row is OidcProvider => row.kind === 'oidc'
export const isSaml = (row: ProviderRow): row is SamlProvider => row.kind === 'saml'

export const sealSecret = (unit: Unit, id: string, text: string): Buffer => seal(unit, PURPOSE, { text, boundTo: id })
export const secretOf = (unit: Unit, { id, sealedSecret }: Pick<ProviderRow, 'id' | 'sealedSecret'>): string | null =>
  sealedSecret ? unseal(unit, PURPOSE, { sealed: sealedSecret, boundTo: id }) : null

/** Where providers send people back to; one address for each, so that an answer of one is never taken for another's. */
export const redirectUriOf = ({ site, tenant }: Pick<Unit, 'site' | 'tenant'>, id: string): string =>
  `${site.addressOf(tenant)}/sign-in/with/${id}/back`
export const assertionUriOf = ({ site, tenant }: Pick<Unit, 'site' | 'tenant'>, id: string): string =>
  `${site.addressOf(tenant)}/api/v1/auth/providers/${id}/assertion`
/** Also what this community is called there: its entity id. */
export const metadataUriOf = ({ site, tenant }: Pick<Unit, 'site' | 'tenant'>, id: string): string =>
  `${site.addressOf(tenant)}/api/v1/auth/providers/${id}/metadata`

/** Providers as administrators see them. */
export async function presentProviders(unit: Unit, rows: readonly ProviderRow[]): Promise<Provider[]> {
  const counted = await unit.db
    .selectFrom('identity_connections')
    .select(['provider_id as id', sql<number>`count(*)::int`.as('count')])
    .groupBy('provider_id')
    .execute()
  const counts = new Map(counted.map(({ id, count }) => [id, count]))
  return rows.map((row) => presented(unit, row, counts.get(row.id) ?? 0))
}

const presented = (unit: Unit, row: ProviderRow, connections: number): Provider => ({
  id: row.id,
  kind: row.kind as 'oidc' | 'saml',
  name: row.name,
  enabled: row.isEnabled,
  emailDomains: row.emailDomains,
  trustedDomains: row.trustedDomains,
  takesNewcomers: row.takesNewcomers,
  newcomerRole: row.newcomerRole,
  oidc: isOidc(row) ? { ...(row.settings as OidcSettings), hasSecret: row.sealedSecret !== null } : null,
  saml: isSaml(row) ? row.settings : null,
  redirectUri: isSaml(row) ? assertionUriOf(unit, row.id) : redirectUriOf(unit, row.id),
  metadataUri: metadataUriOf(unit, row.id),
  connections,
  lastFault: row.lastFault,
  lastFaultAt: row.lastFaultAt,
})

/** Keeps why a sign-in failed where administrators look. */
export async function noteFault(tx: Writer, id: string, fault: string): Promise<void> {
  await tx.db
    .updateTable('identity_providers')
    .set({ last_fault: fault.slice(0, 300), last_fault_at: tx.now })
    .where('id', '=', id)
    .execute()
}
