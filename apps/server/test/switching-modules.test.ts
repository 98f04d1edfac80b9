import { createTopic, listTopics } from '@guildhall/forum/contract'
import { expectRefusal, type World, world } from '@guildhall/kernel/testing'
import { listConversations } from '@guildhall/messaging/contract'
import { aMessage } from '@guildhall/messaging/testing'
import { listModules, switchModule } from '@guildhall/tenants/contract'
import { expect, test } from 'vitest'

const switching = (here: World, module: string, on: boolean) => here.as({ roles: ['admin'] }).call(switchModule, { module, on })

test('[PLAT-07] a forum switched off answers nobody; switched on again nothing of it was lost', async () => {
  const here = await world()
  const member = here.as({ roles: ['member'] })
  await member.call(createTopic, { category: 'general', title: 'Still here?', body: 'I hope so.' })
  const { body } = await switching(here, 'forum', false)
  expect(body.items.find(({ key }) => key === 'forum')).toMatchObject({ on: false, allowed: true })
  expectRefusal(await member.call(listTopics, {}), 'not_found')
  expectRefusal(await here.as({ roles: ['admin'] }).get('/forum/topics'), 'not_found')
  expect((await member.call(listConversations, {})).status).toBe(200)
  await switching(here, 'forum', true)
  expect((await member.call(listTopics, {})).body.items.map(({ title }) => title)).toEqual(['Still here?'])
})

test('[PLAT-07] messages switched off are read, written and counted by nobody; switched on again they are there', async () => {
  const here = await world()
  const [ann, ben] = [here.as({ roles: ['member'] }), here.as({ roles: ['member'] })]
  await aMessage(ann, { to: ben })
  await switching(here, 'messaging', false)
  expectRefusal(await ann.call(listConversations, {}), 'not_found')
  expectRefusal(await ben.get('/messages'), 'not_found')
  await switching(here, 'messaging', true)
  expect((await ann.call(listConversations, {})).body.items).toHaveLength(1)
})

test('[PLAT-07] what a module has asked for waits while it is off, and happens once it is on', async () => {
  const here = await world()
  const purge = async () => {
    const job = here.host.registry.jobs.get('messaging.purge-messages')
    await here.transact(async (tx) => tx.ask(job as NonNullable<typeof job>, {}))
  }
  const waiting = async () => {
    const { rows } = await here.database.owner.query('select name from job_requests where tenant_id = $1', [here.tenant.id])
    return rows.map(({ name }) => name)
  }
  await switching(here, 'messaging', false)
  await purge()
  await here.drain()
  expect(await waiting()).toEqual(['messaging.purge-messages'])
  await switching(here, 'messaging', true)
  await here.drain()
  expect(await waiting()).toEqual([])
})

test('only what the blueprint has may be switched on, by those who run the community', async () => {
  const here = await world()
  const manifest = { format: 1, key: 'test', version: '1.0.0', name: 'Test', summary: '', locale: 'en', modules: ['messaging'] }
  await here.database.owner.query(
    `insert into blueprint_installs (tenant_id, key, version, manifest, demo) values ($1, 'test', '1.0.0', $2, '{}')`,
    [here.tenant.id, JSON.stringify(manifest)],
  )
  await switching(here, 'forum', false)
  expectRefusal(await switching(here, 'forum', true), 'module_not_in_blueprint')
  expectRefusal(await switching(here, 'tenants', false), 'not_found')
  expectRefusal(await here.as({ roles: ['member'] }).call(switchModule, { module: 'forum', on: true }), 'not_permitted')
  expectRefusal(await here.as({ roles: ['member'] }).call(listModules, {}), 'not_permitted')
})
