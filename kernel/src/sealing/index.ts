export { openBytes, sealBytes } from './gcm.ts'
export { createSealer, type DataKey, type Sealer } from './sealer.ts'
export { eraseTenantKeys, openerFor, rewrapTenantKeys, rotateTenantKey, sealerFor } from './tenant-keys.ts'
