import { expectRefusal, world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { exportMyData, register, showTerms } from '../contract/index.ts'
import { anEmail, bearer, PASSWORD } from '../testing/people.ts'
import { identitySettings } from '../testing/settings.ts'

const newcomer = () => ({ email: anEmail(), password: PASSWORD, displayName: 'Nora New' })

test('[CONN-11] where a community has terms, joining takes accepting today’s; what was accepted is kept and told', async () => {
  const here = await world()
  const visitor = here.as('visitor')
  expect((await visitor.call(showTerms, {})).body).toEqual({ terms: null })
  const terms = { version: '2026-11', url: '/terms' }
  await identitySettings(here, { terms })
  expect((await visitor.call(showTerms, {})).body).toEqual({ terms })
  const refused = await visitor.call(register, newcomer())
  expectRefusal(refused, 'terms_not_accepted')
  expect(refused.body).toMatchObject({ errors: [{ field: 'acceptsTerms' }] })
  expectRefusal(await visitor.call(register, { ...newcomer(), acceptsTerms: '2025-01' }), 'terms_not_accepted')
  const { token } = (await visitor.call(register, { ...newcomer(), acceptsTerms: '2026-11' })).body
  const { modules } = (await visitor.call(exportMyData, {}, bearer(token))).body
  expect(modules.identity).toMatchObject({ consents: [{ subject: 'terms', version: '2026-11', given_at: here.clock.now() }] })
})

test('[CONN-11] nobody agrees to anything where nothing is asked', async () => {
  const here = await world()
  const { token } = (await here.as('visitor').call(register, newcomer())).body
  const { modules } = (await here.as('visitor').call(exportMyData, {}, bearer(token))).body
  expect(modules.identity).toMatchObject({ consents: [] })
})
