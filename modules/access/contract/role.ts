import { commandContract, queryContract } from '@guildhall/kernel/contract'
import { z } from 'zod'

export const Pattern = z.string().trim().min(1).max(120).describe('A permission, or a pattern of them: `forum.*`, `*`.')

/** A role as those who look after roles see it. */
export const Role = z.object({
  key: z.string(),
  name: z.string(),
  summary: z.string(),
  permissions: z.array(z.string()),
  inherits: z.array(z.string()),
  /** What it comes to with everything inherited. */
  effective: z.array(z.string()),
  isDefault: z.boolean(),
  isVisitor: z.boolean(),
  /** Members who hold it at this moment. */
  members: z.number().int(),
  /** Whether the caller may change it, and delete it. */
  may: z.object({ edit: z.boolean(), remove: z.boolean() }),
})
export type Role = z.infer<typeof Role>

const Key = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'Small letters and digits joined by single hyphens; a letter first.')
const role = z.string().max(80).describe('A role’s key.')
const Words = { name: z.string().trim().min(1).max(80), summary: z.string().trim().max(300) }
const Rights = { permissions: z.array(Pattern).max(300), inherits: z.array(z.string().max(80)).max(20) }

export const listRoles = queryContract({
  name: 'access.list-roles',
  http: 'GET /access/roles',
  summary: 'Every role of the community with what it comes to and how many hold it.',
  access: 'member',
  input: z.strictObject({}),
  output: z.object({ items: z.array(Role) }),
})

export const showRole = queryContract({
  name: 'access.show-role',
  http: 'GET /access/roles/:role',
  summary: 'One role of the community.',
  access: 'member',
  input: z.strictObject({ role }),
  output: Role,
})

export const createRole = commandContract({
  name: 'access.create-role',
  http: 'POST /access/roles',
  summary: 'Makes a role, empty or from a template; nobody gives it what they do not hold themselves.',
  access: 'member',
  input: z.strictObject({
    key: Key.optional().describe('Made from the name unless told.'),
    name: Words.name,
    summary: Words.summary.optional(),
    permissions: Rights.permissions.optional(),
    inherits: Rights.inherits.optional(),
    template: z.string().max(120).optional().describe('Id of a template; what is given beside it replaces its part.'),
  }),
  output: Role,
})

export const editRole = commandContract({
  name: 'access.edit-role',
  http: 'PATCH /access/roles/:role',
  summary: 'Changes what a role is called, may do or inherits; holders feel it with their next request.',
  access: 'member',
  input: z.strictObject({ role, name: Words.name.optional(), summary: Words.summary.optional(), ...optional(Rights) }),
  output: Role,
})

export const deleteRole = commandContract({
  name: 'access.delete-role',
  http: 'DELETE /access/roles/:role',
  summary: 'Deletes a role; its holders lose it. The roles of newcomers and visitors stay.',
  access: 'member',
  input: z.strictObject({ role }),
  output: z.object({ removed: z.boolean(), members: z.number().int().describe('Who lost it.') }),
})

export const chooseDefaultRole = commandContract({
  name: 'access.choose-default-role',
  http: 'PUT /access/roles/:role/default',
  summary: 'From now on newcomers get this role.',
  access: 'member',
  input: z.strictObject({ role }),
  output: Role,
})

const MatrixChange = z.strictObject({ role, permission: Pattern, granted: z.boolean() })
export type MatrixChange = z.infer<typeof MatrixChange>

/** Which right is in which role, in one sweep: for the matrix, where several roles change together. */
export const setMatrix = commandContract({
  name: 'access.set-matrix',
  http: 'PUT /access/matrix',
  summary: 'Gives and takes single rights of several roles together, or none of them.',
  access: 'member',
  input: z.strictObject({
    changes: z.array(MatrixChange).min(1).max(500),
    dryRun: z.boolean().default(false),
  }),
  output: z.object({
    dryRun: z.boolean(),
    items: z.array(Role),
    /** What is different now, or would be: as changes that, turned round, undo it. */
    changed: z.array(MatrixChange),
  }),
})

export const showMatrix = queryContract({
  name: 'access.show-matrix',
  http: 'GET /access/matrix',
  summary: 'Every role against every right the modules declare, and the rights nobody holds.',
  access: 'member',
  input: z.strictObject({ q: z.string().trim().max(80).optional().describe('Only rights with these letters.') }),
  output: z.object({
    roles: z.array(Role),
    groups: z.array(
      z.object({
        module: z.string(),
        permissions: z.array(
          z.object({
            permission: z.string(),
            summary: z.string(),
            /** By role key: its own, by a pattern of its own (`forum.*`), inherited, only with a badge; a missing role has none. */
            cells: z.record(z.string(), z.enum(['own', 'pattern', 'inherited', 'badge'])),
            /** Active members who hold it at this moment. */
            holders: z.number().int(),
          }),
        ),
      }),
    ),
    /** In no role. */
    unused: z.array(z.string()),
    /** Roles nobody holds. */
    idleRoles: z.array(z.string()),
  }),
})

const FORMATS = ['json', 'yaml', 'csv'] as const
export const exportRoles = queryContract({
  name: 'access.export-roles',
  http: 'GET /access/role-file',
  summary: 'The roles as a file: JSON or YAML as a blueprint writes them, or CSV with a column for each role.',
  access: 'member',
  input: z.strictObject({ format: z.enum(FORMATS).default('json') }),
  output: z.object({ type: z.string(), bytes: z.instanceof(Uint8Array), cache: z.literal('none'), name: z.string() }),
  serves: 'file',
})

export const importRoles = commandContract({
  name: 'access.import-roles',
  http: 'POST /access/role-file',
  summary: 'Takes roles from such a file; errors name their lines, and then nothing changes.',
  access: 'member',
  input: z.strictObject({
    format: z.enum(FORMATS),
    text: z.string().min(1).max(200_000),
    mode: z.enum(['add', 'replace']).default('add').describe('`replace` deletes the roles the file does not name.'),
    dryRun: z.boolean().default(false),
  }),
  output: z.object({
    dryRun: z.boolean(),
    made: z.array(z.string()),
    changed: z.array(z.string()),
    removed: z.array(z.string()),
    /** Of the changed roles each field that is different, lists as lines. */
    differences: z.array(
      z.object({ role: z.string(), field: z.string(), before: z.array(z.string()), after: z.array(z.string()) }),
    ),
  }),
})

function optional<Shape extends Record<string, z.ZodType>>(shape: Shape): { [Key in keyof Shape]: z.ZodOptional<Shape[Key]> } {
  return Object.fromEntries(Object.entries(shape).map(([key, type]) => [key, z.optional(type)])) as never
}
