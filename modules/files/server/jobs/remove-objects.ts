import { job } from '@guildhall/kernel'
import { z } from 'zod'
import { storageOf } from '../storage/choose.ts'

/** Takes bytes out of the storage after the commit that made them nobody's. */
export const removeObjects = job({
  name: 'files.remove-objects',
  input: z.strictObject({ keys: z.array(z.string()) }),
  async run(context, { keys }) {
    const storage = await context.read(async ({ site }) => storageOf(site))
    const ours = keys.filter((key) => key.startsWith(`tenants/${context.tenantId}/`))
    await storage.remove(ours)
  },
})
