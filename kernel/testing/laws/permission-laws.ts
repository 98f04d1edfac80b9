import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { covers, type Module, type Registry } from '../../src/host.ts'

/** `requires(actor, 'forum.topic.create')`, `holds(actor, …)`, `ownerMay(actor, post, …)`: wherever code names a right. */
const NAMED = /\b(?:requires|holds|\w+May)\([^()'`]*,\s*'([a-z]+(?:\.[a-z*-]+)+)'/g

/** Every permission that code or a machine names is declared by some module, so that roles can grant it. */
export function permissionsAreDeclared({ modules, machines, permissions }: Registry): string[] {
  const inCode = modules.flatMap((module) =>
    permissionsNamedBy(module).map((permission) => ({ permission, where: `the code of ${module.key}` })),
  )
  const inMachines = [...machines.values()].flatMap(({ name, transitions }) =>
    Object.entries(transitions).map(([move, { permission }]) => ({ permission, where: `${name}, ${move}` })),
  )
  return [...inCode, ...inMachines]
    .filter(({ permission }) => !isDeclared(permission, permissions))
    .map(({ permission, where }) => `${where} asks for ${permission}, which no module declares`)
}

/** Every declared permission says in a few words what it lets people do: administrators choose by them. */
export const permissionsAreExplained = (modules: readonly Module[]): string[] =>
  modules.flatMap(({ permissions }) =>
    Object.entries(permissions)
      .filter(([, words]) => words.trim().length < 5)
      .map(([permission]) => `${permission} is not explained`),
  )

const isDeclared = (permission: string, declared: Registry['permissions']): boolean =>
  declared.has(permission) || [...declared.keys()].some((pattern) => covers(pattern, permission))

/** Reads the module's server folder, in which its migrations lie. */
function permissionsNamedBy({ migrations }: Module): string[] {
  const folder = fileURLToPath(new URL('../', migrations))
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .flatMap((file) =>
      [...readFileSync(join(folder, file), 'utf8').matchAll(NAMED)].map(([, permission]) => permission as string),
    )
}
