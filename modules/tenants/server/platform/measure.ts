import { job } from '@guildhall/kernel'
import { z } from 'zod'
import { tenants } from '../db.ts'
import { weigh } from './weigh.ts'

/** Notes once a day what a community weighs, for the operators' list. */
export const measureUsage = job({
  name: 'tenants.measure-usage',
  input: z.object({}),
  schedule: { cron: '23 2 * * *', zone: 'UTC', input: {} },
  async run({ read, transact }) {
    const { rows, rowBytes, fileBytes } = await read((reader) => weigh(tenants.reader(reader)))
    await transact((unit) => {
      const tx = tenants.writer(unit)
      const usage = { rows, row_bytes: rowBytes, file_bytes: fileBytes, measured_at: tx.now }
      return tx.db
        .insertInto('tenants_usage')
        .values({ tenant_id: tx.tenant.id, ...usage })
        .onConflict((conflict) => conflict.column('tenant_id').doUpdateSet(usage))
        .execute()
    })
  },
})
