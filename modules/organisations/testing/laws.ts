import type { Probes } from '@guildhall/kernel/testing'

export const laws: Probes = { samples: {} }
