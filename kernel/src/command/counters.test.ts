import { expect, test } from 'vitest'
import type { Module } from '../module/module.ts'
import { countersOf } from './counters.ts'
import type { Reader } from './unit.ts'

const module = (key: string, tier: Module['tier'], waiting?: Record<string, number | null>) =>
  ({ key, tier, ...(waiting ? { counters: async () => waiting } : {}) }) as unknown as Module

test('[NAV-11] what waits is gathered from foundation modules and from the product modules the community has', async () => {
  const modules = [
    module('notify', 'foundation', { notices: 3 }),
    module('people', 'foundation'),
    module('forum', 'product', { flags: null }),
    module('letters', 'product', { letters: 9 }),
  ]
  const reader = { tenant: { modules: ['forum'] } } as unknown as Reader<any>
  expect(await countersOf(modules, reader)).toEqual({ notices: 3, flags: null })
})
