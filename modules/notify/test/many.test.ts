import { newId, noticeType } from '@guildhall/kernel'
import { world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { raise } from '../server/api.ts'
import { languageOf, say } from '../server/notices/words.ts'

const words = { label: 'News', title: 'News for everybody' }

test('many members are told in stretches, each once however often a stretch is run', async () => {
  const here = await world()
  const type = [...here.host.registry.notices.values()].find(({ name }) => name === 'administration.reactivated')
  const members = await here.transact(async (tx) => {
    const rows = Array.from({ length: 250 }, (_, n) => ({
      tenant_id: tx.tenant.id,
      id: newId(),
      account_id: newId(),
      display_name: `Member ${n}`,
      hue: 0,
      status: n === 0 ? 'left' : 'active',
    }))
    await tx.db.insertInto('people_members').values(rows).execute()
    return rows.map(({ id }) => id)
  })
  await here.transact((tx) => raise(tx, type as NonNullable<typeof type>, { to: [...members, ...members], by: null }))
  const asked = await here.database.owner.query(
    "select id, input from job_requests where tenant_id = $1 and name = 'notify.raise-for'",
    [here.tenant.id],
  )
  expect(asked.rows.map(({ input }) => input.memberIds.length).toSorted()).toEqual([100, 100, 50])
  await here.drain()
  const told = async () =>
    (await here.database.owner.query('select count(*)::int as n from notify_notices where tenant_id = $1', [here.tenant.id]))
      .rows[0].n
  expect(await told()).toBe(249)
  // The same jobs again, as after a worker that died before it could say that it was done.
  await here.database.owner.query(
    `insert into job_requests (tenant_id, id, name, input, run_at)
     select $1, (r->>'id')::uuid, 'notify.raise-for', r->'input', now() from jsonb_array_elements($2::jsonb) r`,
    [here.tenant.id, JSON.stringify(asked.rows)],
  )
  await here.drain()
  expect(await told()).toBe(249)
})

test('[NOT-03] every kind of notice can be said in every language, with one and with many', async () => {
  const { host, tenant } = await world()
  const values = { actor: 'Ana', subject: 'Figs', device: 'Firefox' }
  for (const type of host.registry.notices.values())
    for (const locale of ['en', 'da', 'es', 'ar'])
      for (const count of [1, 2, 3, 11, 100]) {
        const others = count - 1
        for (const part of ['label', 'title', 'text'] as const) {
          const said = say(type, part, { tenant, locale, values: { ...values, count, others, ...samples(type) } })
          expect(said, `${type.name} ${part} ${locale}`).not.toMatch(/[{}]|undefined/)
          if (part !== 'text') expect(said.trim()).not.toBe('')
        }
      }
})

/** Something for every field a kind of notice fills its words in with. */
const samples = ({ data }: { data?: { shape: Record<string, unknown> } }) =>
  Object.fromEntries(Object.keys(data?.shape ?? {}).map((key) => [key, 'x']))

test('a community’s own words stand above those of the type', async () => {
  const { tenant } = await world()
  const type = noticeType({
    name: 'toy.news',
    category: 'community',
    icon: 'bell',
    words: { en: words, da: words, es: words, ar: words },
    channels: { 'in-app': true },
  })
  const own = { ...tenant, words: { en: { 'notice.toy.news.title': 'Yarns for {count, plural, one {one} other {everyone}}' } } }
  expect(say(type, 'title', { tenant: own, locale: 'en-AU', values: { count: 3 } })).toBe('Yarns for everyone')
  expect(say(type, 'title', { tenant: own, locale: 'da', values: { count: 3 } })).toBe('News for everybody')
  expect([languageOf('pt'), languageOf('ar-EG')]).toEqual(['en', 'ar'])
})
