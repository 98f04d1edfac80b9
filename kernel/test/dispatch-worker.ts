// A worker process of its own, to be killed: dispatches until it dies.
import { sql } from 'kysely'
import { startDispatcher } from '../src/event/dispatcher.ts'
import { startTail } from '../src/event/tail.ts'
import { aHost, bellRung } from './kit.ts'

const [address = '', pause = '0'] = process.argv.slice(2)
const host = await aHost(JSON.parse(address), {
  subscribers: [
    {
      name: 'belfry.count-rings',
      on: [bellRung.name],
      async run(tx, event) {
        await tx.db.insertInto('rings').values({ tenant_id: tx.tenant.id, number: event.data.number }).execute()
        await sql`select pg_sleep(${Number(pause) / 1000})`.execute(tx.db)
      },
    },
  ],
})
await startTail(host)
await startDispatcher(host)
process.stdout.write('working\n')
