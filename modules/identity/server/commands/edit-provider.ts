import { denied, type Refusal } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { command } from '../db.ts'
import { canManageProviders } from '../federation/policy.ts'
import { findProvider, isOidc, isSaml, type ProviderRow, presentProviders, sealSecret } from '../federation/providers.ts'
import { federationRefusals } from '../federation/refusals.ts'
import { endSessionsOf } from '../federation/sessions.ts'
import { refusedRole } from '../federation/wishes.ts'

type Loaded = { row: ProviderRow; refusal: Refusal | null }

/** Changes what a provider is asked and trusted with. Switched off, its sessions end. */
export const editProvider = command(contract.editProvider, {
  async load(reader, { provider, oidc, saml, newcomerRole }): Promise<Loaded> {
    const row = await findProvider(reader, provider)
    const settings = { ...(row.settings as Record<string, unknown>) }
    const moves = [
      [oidc?.issuer, settings['issuer']],
      [saml?.entityId, settings['entityId']],
    ].some(([wanted, present]) => wanted !== undefined && wanted !== present)
    const strange = (oidc && !isOidc(row)) || (saml && !isSaml(row))
    return { row, refusal: moves || strange ? federationRefusals.issuer_stays : await refusedRole(reader, newcomerRole) }
  },
  allow(actor, { refusal }) {
    const may = canManageProviders(actor)
    return may.allowed && refusal ? denied(refusal) : may
  },
  async run(tx, { provider: id, oidc, saml, ...wanted }, { row }) {
    const { clientSecret, ...changed } = { clientSecret: undefined, ...oidc, ...saml }
    await tx.db
      .updateTable('identity_providers')
      .set({
        name: wanted.name ?? row.name,
        is_enabled: wanted.enabled ?? row.isEnabled,
        email_domains: wanted.emailDomains ?? row.emailDomains,
        trusted_domains: wanted.trustedDomains ?? row.trustedDomains,
        takes_newcomers: wanted.takesNewcomers ?? row.takesNewcomers,
        newcomer_role: wanted.newcomerRole === undefined ? row.newcomerRole : wanted.newcomerRole,
        settings: JSON.stringify({ ...(row.settings as object), ...changed }),
        ...(clientSecret ? { sealed_secret: sealSecret(tx, id, clientSecret) } : {}),
      })
      .where('id', '=', id)
      .execute()
    if (wanted.enabled === false) await endSessionsOf(tx, id)
    const [presented] = await presentProviders(tx, [await findProvider(tx, id)])
    const { name, isEnabled: enabled, trustedDomains } = row
    tx.audit({ subject: { type: 'provider', id }, before: { name, enabled, trustedDomains }, after: wanted })
    return presented as NonNullable<typeof presented>
  },
})
