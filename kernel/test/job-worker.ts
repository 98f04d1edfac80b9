// A job worker of its own, to be killed: strikes, then takes long.
import { z } from 'zod'
import { job } from '../src/job/job.ts'
import { startJobs } from '../src/job/jobs.ts'
import { aHost } from './kit.ts'

const [address = '', pauseMs = '0'] = process.argv.slice(2)
const strike = job({
  name: 'belfry.strike',
  input: z.object({ number: z.number().int() }),
  async run(context, { number }) {
    await context.transact(async (tx) => {
      await tx.db
        .insertInto('rings')
        .values({ tenant_id: tx.tenant.id, number: number * 100 + context.attempt })
        .execute()
    })
    await new Promise((resolve) => setTimeout(resolve, Number(pauseMs)))
  },
})
await startJobs(await aHost(JSON.parse(address), { jobs: [strike] }))
process.stdout.write('working\n')
