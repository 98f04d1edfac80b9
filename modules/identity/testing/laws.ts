import type { Probes } from '@guildhall/kernel/testing'
import { factorSamples } from './factor-samples.ts'
import { federationSamples } from './federation-samples.ts'
import { passwordSamples } from './samples.ts'

export const laws: Probes = { samples: { ...factorSamples, ...passwordSamples, ...federationSamples } }
