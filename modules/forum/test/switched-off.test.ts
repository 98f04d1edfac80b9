import { expectRefusal, world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { createTopic, listTopics } from '../contract/index.ts'

test('[PLAT-07] a community whose blueprint leaves the forum out has none, for anybody', async () => {
  const { as, anotherTenant } = await world()
  const without = await anotherTenant({ modules: [] })
  expect((await as('visitor').call(listTopics, {})).status).toBe(200)
  expectRefusal(await as('visitor').at(without).call(listTopics, {}), 'not_found')
  const topic = { category: 'general', title: 'Is anybody here?', body: 'Hello.' }
  expectRefusal(await (await world({ modules: [] })).as({ roles: ['admin'] }).call(createTopic, topic), 'not_found')
})
