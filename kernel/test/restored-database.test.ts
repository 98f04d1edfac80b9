import pg from 'pg'
import { expect, test } from 'vitest'
import { migrate } from '../src/db/migrate.ts'
import { drain } from '../src/event/drain.ts'
import { freshDatabase } from './fresh-database.ts'
import { aHost, aTenant, belfry, bellRung, ring } from './kit.ts'

test('restored into a server whose transaction ids start again, events go on where they were: none lost, none twice', async () => {
  const heard: number[] = []
  const url = await freshDatabase()
  const host = await aHost(url, {
    subscribers: [{ name: 'belfry.listen', on: [bellRung.name], run: async (_tx, event) => void heard.push(event.data.number) }],
  })
  try {
    const tenant = await aTenant(host)
    for (const number of [1, 2]) await ring(host, tenant, number)
    await drain(host)
    await ring(host, tenant, 3)
    await pretendAnotherServer(url.owner)

    await migrate(url.owner, [belfry()], url.passwords)
    await ring(host, tenant, 4)
    await drain(host)
    expect(heard).toEqual([1, 2, 3, 4])
  } finally {
    await host.close()
  }
})

/** What a restore leaves: ids of a server that had run for long. */
async function pretendAnotherServer(owner: string) {
  const client = new pg.Client({ connectionString: owner })
  await client.connect()
  await client.query(`set search_path = public; set role guildhall_system;
    update events set xid = (xid::text::numeric + 1000000000)::text::xid8;
    update cursors set xid = (xid::text::numeric + 1000000000)::text::xid8`)
  await client.end()
}
