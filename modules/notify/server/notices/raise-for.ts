import { job } from '@guildhall/kernel'
import { z } from 'zod'
import { notify } from '../db.ts'
import { tell } from './tell.ts'

const Thing = z.strictObject({ noun: z.string(), id: z.uuid() }).nullable()

/** Tells some of many members. Run again it tells nobody twice: a notice's id follows from job and member. */
export const raiseFor = job({
  name: 'notify.raise-for',
  input: z.strictObject({
    type: z.string(),
    memberIds: z.array(z.uuid()).max(100),
    by: z.uuid().nullable(),
    subject: Thing,
    within: Thing,
    position: z.number().int().nullable(),
    data: z.record(z.string(), z.unknown()),
  }),
  async run({ transact, jobId }, { type: name, ...about }) {
    await transact(async (writer) => {
      const tx = notify.writer(writer)
      const type = tx.site.notices.get(name)
      if (type) await tell(tx, type, { ...about, key: jobId })
    })
  },
})
