import { sql } from 'kysely'
import type { Copy } from './cards.ts'
import { subscriber } from './db.ts'
import { forgetUpload } from './intake/uploads.ts'
import { removeObjects } from './jobs/remove-objects.ts'
import { copyKey } from './rules/keys.ts'

/** Somebody is forgotten: their files go from wherever they hang, rows and bytes. */
const forgetMember = subscriber({
  name: 'files.forget-member',
  on: ['identity.account.forgotten'],
  async run(tx, { data }) {
    const memberId: string = data.memberId
    const gone = await tx.db
      .deleteFrom('files_files')
      .where('member_id', '=', memberId)
      .returning(['id', 'object_key', 'copies'])
      .execute()
    await tx.db
      .deleteFrom('files_attachments')
      .where('file_id', '=', sql<string>`any(${gone.map(({ id }) => id)}::uuid[])`)
      .execute()
    await tx.db.deleteFrom('files_collections').where('member_id', '=', memberId).execute()
    const uploads = await tx.db.selectFrom('files_uploads').select('id').where('member_id', '=', memberId).execute()
    const parts: string[] = []
    for (const { id } of uploads) parts.push(...(await forgetUpload(tx, id)))
    const objects = gone.flatMap(({ object_key: original, copies }) => [
      original,
      ...(copies as unknown as Copy[]).map(({ name }) => copyKey(original, name)),
    ])
    if (objects.length + parts.length > 0) tx.ask(removeObjects, { keys: [...objects, ...parts] })
  },
})

export const subscribers = [forgetMember]
