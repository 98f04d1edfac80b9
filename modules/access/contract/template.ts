import { commandContract, id, queryContract } from '@guildhall/kernel/contract'
import { z } from 'zod'

const Template = z.object({
  id: z.string(),
  name: z.string(),
  summary: z.string(),
  from: z.enum(['blueprint', 'bundle', 'saved']),
  permissions: z.array(z.string()),
  inherits: z.array(z.string()),
  /** Whether the caller may delete it: only what the community saved. */
  may: z.object({ remove: z.boolean() }),
})

export const listTemplates = queryContract({
  name: 'access.list-templates',
  http: 'GET /access/templates',
  summary: 'What a new role can start from: the blueprint’s roles as installed, common bundles, and what the community saved.',
  access: 'member',
  input: z.strictObject({}),
  output: z.object({ items: z.array(Template) }),
})

export const saveTemplate = commandContract({
  name: 'access.save-template',
  http: 'POST /access/templates',
  summary: 'Keeps what a role may do, for new roles to start from; a template of that name is replaced.',
  access: 'member',
  input: z.strictObject({
    role: z.string().max(80).describe('Key of the role to keep.'),
    name: z.string().trim().min(1).max(80),
    summary: z.string().trim().max(300).default(''),
  }),
  output: Template,
})

export const deleteTemplate = commandContract({
  name: 'access.delete-template',
  http: 'DELETE /access/templates/:template',
  summary: 'Deletes a template the community saved; roles made from it stay as they are.',
  access: 'member',
  input: z.strictObject({ template: id }),
  output: z.object({ removed: z.boolean() }),
})
