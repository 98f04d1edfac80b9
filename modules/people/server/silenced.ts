import type { AnyReader } from '@guildhall/kernel'
import { sql } from 'kysely'
import { people } from './db.ts'

/**
 * Which of these members want to hear nothing of the author: they mute them, block them, or are blocked by them. For
 * whoever is about to tell them something. One statement, whatever their number.
 */
export async function silenced(reader: AnyReader, memberIds: readonly string[], authorId: string): Promise<ReadonlySet<string>> {
  if (memberIds.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    select member_id as id from people_mutes where other_id = ${authorId}::uuid and member_id = any(${memberIds}::uuid[])
    union select member_id from people_blocks where other_id = ${authorId}::uuid and member_id = any(${memberIds}::uuid[])
    union select other_id from people_blocks where member_id = ${authorId}::uuid and other_id = any(${memberIds}::uuid[])`.execute(
    people.reader(reader).db as never,
  )
  return new Set(rows.map(({ id }) => id))
}
