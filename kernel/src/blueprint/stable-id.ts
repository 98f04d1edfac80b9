import { createHash } from 'node:crypto'

/**
 * The id of something a blueprint describes: the same tenant, section and key give the same id on every install and
 * server. A name-based UUID (version 5, RFC 9562 §5.5) in the tenant's namespace.
 * @example stableId(tx.tenant.id, 'forum', 'category', category.key)
 */
export function stableId(tenantId: string, ...path: readonly string[]): string {
  const namespace = Buffer.from(tenantId.replaceAll('-', ''), 'hex')
  if (namespace.length !== 16) throw new Error('stableId takes the tenant id, a UUID, first')
  const bytes = createHash('sha1').update(namespace).update(JSON.stringify(path)).digest().subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
