import { type Manifest, type Registry, readBlueprint } from '@guildhall/kernel/host'
import { type World, world } from '@guildhall/kernel/testing'
import { locate } from '../src/blueprints.ts'
import { modules } from '../src/modules.ts'

const known = new Set(modules.flatMap((module) => module.sections?.map(({ name }) => name) ?? []))

/** A fresh community made of a blueprint that ships, without its demo: its roles, kinds, words and settings as they are. */
export async function communityOf(key: string): Promise<World> {
  const { host } = await world()
  const manifest = await shippedManifest(host.registry, key)
  const sections = Object.fromEntries(Object.entries(manifest).filter(([name]) => known.has(name)))
  return world({ modules: manifest.modules as string[], sections })
}

async function shippedManifest(registry: Registry, key: string): Promise<Manifest> {
  const read = await readBlueprint(registry, await locate(key))
  if (!read.ok) throw new Error(`The blueprint ${key} is not valid: ${JSON.stringify(read.problems)}`)
  return read.manifest
}
