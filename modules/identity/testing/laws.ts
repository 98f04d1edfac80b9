import type { Probes } from '@guildhall/kernel/testing'
import { register } from '../contract/index.ts'
import { factorSamples } from './factor-samples.ts'

let people = 0
const aNewcomer = () => ({
  email: `newcomer-${++people}@example.org`,
  password: 'correct horse battery',
  displayName: 'Newcomer',
})

export const laws: Probes = {
  samples: {
    ...factorSamples,
    'identity.register': async ({ as }) => ({ by: as('visitor'), input: aNewcomer() }),
    'identity.sign-in': async ({ as }) => {
      const { displayName: _, ...login } = aNewcomer()
      await as('visitor').call(register, { ...login, displayName: 'Newcomer' })
      return { by: as('visitor'), input: login }
    },
    'identity.sign-out': async ({ as }) => ({ by: as({ roles: ['member'] }), input: {} }),
  },
}
