import type { Host } from '../../command/host.ts'
import { systemActor } from '../../policy/actor.ts'
import type { Tenant } from '../../tenant/tenant.ts'
import type { Manifest } from '../head.ts'
import { exportFrom } from './export-from.ts'

/** The tenant as a manifest: installing it anywhere gives an equal tenant. Members and what they wrote are not part of it. */
export const exportBlueprint = (host: Host, tenant: Tenant): Promise<Manifest> =>
  exportFrom(host.registry, host.reader(tenant, systemActor(tenant.id)))
