import { world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { refreshTokens } from '../contract/index.ts'
import { purgeChallenges } from '../server/purging.ts'
import { challenged, someoneWithFactor } from '../testing/factors.ts'
import { asked } from '../testing/passkeys.ts'
import { someoneWithTokens } from '../testing/tokens.ts'

test('what is over is purged by its job; a challenge under way and a token in use stay', async () => {
  const here = await world()
  const tables = ['identity_challenges', 'identity_passkey_challenges'] as const
  const rows = (table: (typeof tables)[number]) =>
    here.host.db.global.selectFrom(table).selectAll().where('tenant_id', '=', here.tenant.id).execute()
  const purge = () => purgeChallenges.run({ tenantId: here.tenant.id, transact: here.transact } as never, {})
  const someone = await someoneWithFactor(here)
  await challenged(here, someone)
  await asked(here.as('visitor'))
  const { refreshToken } = await someoneWithTokens(here)
  const next = (await here.as('visitor').call(refreshTokens, { refreshToken })).body
  await purge()
  for (const table of tables) expect(await rows(table)).toHaveLength(1)
  here.clock.advance({ hours: 7 * 24 + 1 })
  await purge()
  for (const table of tables) expect(await rows(table)).toEqual([])
  const again = await here.as('visitor').call(refreshTokens, { refreshToken })
  expect(again.body).toMatchObject({ code: 'refresh_token_over' })
  expect((await here.as('visitor').call(refreshTokens, { refreshToken: next.refreshToken })).status).toBe(200)
})
