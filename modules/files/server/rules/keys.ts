/** Where bytes lie, the same in every storage: below their community, and there below their owner (FILE-13). */
export const originalKey = (tenantId: string, { memberId, id }: { memberId: string; id: string }): string =>
  `tenants/${tenantId}/members/${memberId}/${id}/original`

export const copyKey = (original: string, name: string): string => original.replace(/original$/, `copies/${name}`)

export const partKey = (tenantId: string, uploadId: string, part: string): string =>
  `tenants/${tenantId}/uploads/${uploadId}/${part}`
