import { denied, isRefusal, newId, type Refusal } from '@guildhall/kernel'
import type { SamlSettings } from '../../contract/index.ts'
import * as contract from '../../contract/index.ts'
import { command } from '../db.ts'
import { canManageProviders } from '../federation/policy.ts'
import { findProvider, presentProviders, sealSecret } from '../federation/providers.ts'
import { federationRefusals } from '../federation/refusals.ts'
import { refusedRole, samlFromMetadata } from '../federation/wishes.ts'

type Prepared = { refusal: Refusal | null; saml: SamlSettings | null }

/** Lets people come in with accounts of somebody else's. */
export const addProvider = command(contract.addProvider, {
  async prepare(reader, input): Promise<Prepared> {
    const may = canManageProviders(reader.actor)
    if (!may.allowed) return { refusal: may.refusal, saml: null }
    const read = input.saml ?? (await samlFromMetadata(reader, input))
    if (isRefusal(read)) return { refusal: read, saml: null }
    const refusal = await refusedRole(reader, input.newcomerRole)
    return {
      refusal: refusal ?? (Boolean(input.oidc) === Boolean(read) ? federationRefusals.provider_incomplete : null),
      saml: read,
    }
  },
  allow: (actor, { refusal }) => (refusal ? denied(refusal) : canManageProviders(actor)),
  async run(tx, input, { saml }) {
    const id = newId()
    const { clientSecret, ...oidc } = input.oidc ?? { clientSecret: undefined }
    await tx.db
      .insertInto('identity_providers')
      .values({
        tenant_id: tx.tenant.id,
        id,
        kind: saml ? 'saml' : 'oidc',
        name: input.name,
        is_enabled: input.enabled,
        settings: JSON.stringify(saml ?? oidc),
        sealed_secret: clientSecret ? sealSecret(tx, id, clientSecret) : null,
        email_domains: input.emailDomains,
        trusted_domains: input.trustedDomains,
        takes_newcomers: input.takesNewcomers,
        newcomer_role: input.newcomerRole,
        created_at: tx.now,
      })
      .execute()
    const [presented] = await presentProviders(tx, [await findProvider(tx, id)])
    const { name, enabled, trustedDomains } = input
    tx.audit({ subject: { type: 'provider', id }, after: { name, enabled, trustedDomains } })
    return presented as NonNullable<typeof presented>
  },
})
