import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { covers, type Module, type Registry } from '../../src/host.ts'

/** `requires(actor, 'forum.topic.create')`, `holds(actor, …)`: wherever code names a right. */
const NAMED = /\b(?:requires|holds)\(\s*[\w.]+\s*,\s*'([^']+)'/g

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

/** Every declared permission says in a few words what it lets people do, and something asks for it. */
export function permissionsAreUsed({ modules, machines }: Registry): string[] {
  const asked = [
    ...modules.flatMap(permissionsNamedBy),
    ...[...machines.values()].flatMap(({ transitions }) => Object.values(transitions).map(({ permission }) => permission)),
  ]
  return modules.flatMap(({ permissions }) =>
    Object.entries(permissions)
      .filter(([permission, words]) => words.trim().length < 5 || !asked.some((one) => covers(permission, one)))
      .map(([permission]) => `${permission} is declared, but nothing asks for it or no words explain it`),
  )
}

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
