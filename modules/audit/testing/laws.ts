import type { Probes, World } from '@guildhall/kernel/testing'
import { listEntries } from '../contract/index.ts'

const admin = (world: World) => world.as({ roles: ['admin'] })

/** A refusal leaves an entry: somebody without the right asks for the log. */
async function anEntry(world: World): Promise<string> {
  await world.as({ roles: ['member'] }).call(listEntries, {})
  const { body } = await admin(world).call(listEntries, { limit: 1 })
  return body.items[0]?.id ?? ''
}

export const laws: Probes = {
  samples: {
    'audit.list-entries': async (world) => ({ by: admin(world), input: {} }),
    'audit.verify-entries': async (world) => ({ by: admin(world), input: {} }),
    'audit.export-entries': async (world) => ({ by: admin(world), input: {} }),
    'audit.show-entry': async (world) => ({ by: admin(world), input: { entryId: await anEntry(world) } }),
  },
}
