import type { Reader } from './db.ts'

/** What a member has sent here: names, sizes and what their cameras wrote down. The bytes they get by their addresses. */
export async function personalData({ db }: Reader, memberId: string): Promise<unknown> {
  const rows = await db
    .selectFrom('files_files')
    .select([
      'id',
      'name',
      'type',
      'size',
      'description',
      'visibility',
      'exif',
      'created_at as createdAt',
      'removed_at as removedAt',
    ])
    .where('member_id', '=', memberId)
    .orderBy('created_at')
    .execute()
  return rows.length === 0 ? null : rows.map((row) => ({ ...row, address: `/files/${row.id}/content` }))
}
