import type { Registry } from '../../command/registry.ts'
import type { Manifest } from '../head.ts'
import { validateBlueprint } from '../validate.ts'
import { BlueprintFault } from './fault.ts'

/** The manifest with its defaults filled in; throws `BlueprintFault` when it is not valid for these modules. */
export function checked(registry: Registry, manifest: unknown): Manifest {
  const result = validateBlueprint(registry, manifest)
  if (!result.ok) throw new BlueprintFault(result.problems)
  return result.manifest
}
