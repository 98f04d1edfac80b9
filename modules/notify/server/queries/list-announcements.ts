import { givableRoles } from '@guildhall/access/api'
import { pageFrom, pagingOf } from '@guildhall/kernel'
import { z } from 'zod'
import { listAnnouncements as list, showWelcome as welcome } from '../../contract/index.ts'
import { query } from '../db.ts'
import { announcementColumns } from '../mails/announcements/store.ts'
import { canManageMails, visibleAnnouncements } from '../policy.ts'

const Key = z.tuple([z.iso.datetime(), z.uuid()])

/** What administrators have told everybody. */
export const listAnnouncements = query(list, {
  allow: canManageMails,
  async run(reader, input) {
    const { size, after, limit } = pagingOf(input, 20, Key)
    let rows = visibleAnnouncements(reader)
      .select(announcementColumns)
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit)
    if (after) rows = rows.where(({ eb, refTuple, tuple }) => eb(refTuple('created_at', 'id'), '<', tuple(...after)))
    return pageFrom(await rows.execute(), size, ({ createdAt, id }) => [createdAt, id])
  },
})

/** What newcomers are welcomed with. */
export const showWelcome = query(welcome, {
  allow: canManageMails,
  async run(reader) {
    const row = await reader.db.selectFrom('notify_welcome').select('body').executeTakeFirst()
    const roles = await givableRoles(reader)
    return { text: row?.body ?? '', roles: roles.map(({ key, name }) => ({ key, name })) }
  },
})
