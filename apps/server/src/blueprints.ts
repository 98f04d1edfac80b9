import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { BlueprintFault, type Manifest, type Registry, readBlueprint } from '@guildhall/kernel/host'
import { Failure } from './failure.ts'

/** The blueprints that come with the program. */
export const shippedFolder = fileURLToPath(new URL('../../../blueprints/', import.meta.url))

export async function shippedBlueprints(): Promise<string[]> {
  const entries = await readdir(shippedFolder, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory() && existsSync(join(shippedFolder, entry.name, 'blueprint.yaml')))
    .map((entry) => entry.name)
    .sort()
}

/** The shipped blueprints by key: what operators may choose from in the browser. */
export async function shippedManifests(registry: Registry): Promise<ReadonlyMap<string, Manifest>> {
  const keys = await shippedBlueprints()
  return new Map(await Promise.all(keys.map(async (key) => [key, await manifestOf(registry, key)] as const)))
}

/** Reads and validates a shipped blueprint by its key, or one of the operator's own by its folder or file. */
export async function manifestOf(registry: Registry, keyOrPath: string): Promise<Manifest> {
  const validated = await readBlueprint(registry, await locate(keyOrPath))
  if (validated.ok) return validated.manifest
  throw new BlueprintFault(validated.problems)
}

export async function locate(keyOrPath: string): Promise<string> {
  const shipped = await shippedBlueprints()
  if (shipped.includes(keyOrPath)) return join(shippedFolder, keyOrPath)
  if (existsSync(keyOrPath)) return resolve(keyOrPath)
  throw new Failure(
    `There is no blueprint ${keyOrPath}: no folder or YAML file of that name, and none that came with Guildhall (${shipped.join(', ')}).`,
    {
      exitCode: 66,
    },
  )
}
