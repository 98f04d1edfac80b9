import { id, instant, queryContract } from '@guildhall/kernel/contract'
import { z } from 'zod'

/** Who may read a category: everyone, members, or staff. */
export const CategoryAudience = z.enum(['public', 'members', 'staff'])

export const Category = z.object({
  id,
  key: z.string(),
  slug: z.string(),
  name: z.string(),
  description: z.string(),
  colour: z.string().describe('`#rrggbb`'),
  audience: CategoryAudience,
  topicCount: z.number().int(),
  postCount: z.number().int(),
  lastPostAt: instant.nullable(),
  may: z.object({ createTopic: z.boolean() }),
})
export type Category = z.infer<typeof Category>

export const listCategories = queryContract({
  name: 'forum.list-categories',
  http: 'GET /forum/categories',
  summary: 'The categories the caller may read, in their order.',
  access: 'anyone',
  input: z.strictObject({}),
  output: z.object({ items: z.array(Category) }),
})
