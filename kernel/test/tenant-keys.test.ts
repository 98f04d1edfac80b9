import { hkdfSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { openerFor, rewrapTenantKeys, sealerFor } from '../src/host.ts'
import { SECRET_KEY } from '../testing/database.ts'
import { world } from '../testing/index.ts'

const FIELD = 'toy.secret-text'
const row = { boundTo: 'row-1' }

test('[SEC-06] many who seal at once agree on one key, which is kept wrapped and for one community only', async () => {
  const here = await world()
  const sealings = [1, 2, 3, 4].map(() =>
    here.transact(async (tx) => (await sealerFor(tx)).seal(FIELD, { ...row, text: 'A secret' })),
  )
  const sealed = await Promise.all(sealings)
  const opened = await here.transact(async (tx) => {
    const opener = await openerFor(tx)
    return sealed.map((each) => opener?.open(FIELD, { ...row, sealed: each }))
  })
  expect(opened).toEqual(Array(4).fill('A secret'))
  const { rows } = await here.database.owner.query('select version, wrapped from tenant_keys where tenant_id = $1', [
    here.tenant.id,
  ])
  expect(rows).toHaveLength(1)
  expect(rows[0].wrapped).toHaveLength(60)
})

test('[SEC-06] under a new SECRET_KEY the data keys are wrapped anew, and what they sealed still opens', async () => {
  const here = await world()
  const sealed = await here.transact(async (tx) => (await sealerFor(tx)).seal(FIELD, { ...row, text: 'A secret' }))
  const before = Buffer.from(hkdfSync('sha256', SECRET_KEY, '', 'kernel.tenant-keys', 32))
  const after = Buffer.alloc(32, 7)
  const renewed = <T>(work: Parameters<typeof here.transact<T>>[0]) =>
    here.transact((tx) => work({ ...tx, site: { ...tx.site, secret: () => after } }))
  expect(await renewed((tx) => rewrapTenantKeys(tx, before))).toBe(1)
  expect(await renewed(async (tx) => (await openerFor(tx))?.open(FIELD, { ...row, sealed }))).toBe('A secret')
  await expect(here.transact((tx) => openerFor(tx))).rejects.toThrow()
})
