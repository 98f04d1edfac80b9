import { type InputOf, pageFrom, pagingOf } from '@guildhall/kernel'
import { z } from 'zod'
import { listMails as contract } from '../../contract/index.ts'
import { query, type Reader } from '../db.ts'
import { mailColumns } from '../mails/views.ts'
import { canReadMails, visibleMails } from '../policy.ts'

const MAILS_A_PAGE = 50
const Key = z.tuple([z.iso.datetime(), z.uuid()])

/** The mail queue and its history, latest first. */
export const listMails = query(contract, {
  allow: canReadMails,
  async run(reader, input) {
    const { size, after, limit, offset } = pagingOf(input, MAILS_A_PAGE, Key)
    let mails = mailsBy(reader, input).select(mailColumns).orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit)
    if (after) mails = mails.where(({ eb, refTuple, tuple }) => eb(refTuple('created_at', 'id'), '<', tuple(...after)))
    const rows = await (offset > 0 ? mails.offset(offset) : mails).execute()
    return pageFrom(rows, size, (row) => [row.createdAt, row.id])
  },
})

function mailsBy(reader: Reader, { q, state }: InputOf<typeof contract>) {
  let mails = visibleMails(reader)
  if (state) mails = mails.where('state', '=', state)
  if (q) {
    const pattern = `%${q.replace(/[\\%_]/g, '\\$&')}%`
    mails = mails.where(({ or, eb }) =>
      or([eb('to_email', 'ilike', pattern), eb('subject', 'ilike', pattern), eb('key', 'ilike', pattern)]),
    )
  }
  return mails
}
