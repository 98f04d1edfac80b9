import { colour, contentKey, section, stableId } from '@guildhall/kernel'
import { sql } from 'kysely'
import { z } from 'zod'
import { CategoryAudience } from '../contract/index.ts'
import { forum, type Writer } from './db.ts'
import { ForumDemo, installDemo, unknownReplyTargets } from './demo.ts'

const KEPT_POSITION = 10_000

const CategoryEntry = z
  .strictObject({
    key: contentKey,
    name: z.string().trim().min(1).max(80),
    slug: contentKey.optional(),
    description: z.string().max(400).default(''),
    colour,
    audience: CategoryAudience.default('public'),
  })
  .transform((category) => ({ ...category, slug: category.slug ?? category.key }))
const ForumSection = z.strictObject({ categories: z.array(CategoryEntry).default([]) })
type ForumSection = z.output<typeof ForumSection>

/**
 * The forum of a blueprint: its categories in order. A category that is no longer listed goes when it is empty; one with
 * topics stays, shown to staff only, so that an upgrade never loses members' words.
 */
export const forumSection = section({
  name: 'forum',
  schema: ForumSection,
  ordered: ['forum.categories'],
  async install(writer, { categories }) {
    const tx = forum.writer(writer)
    await putCategories(tx, categories)
    await retireOthers(
      tx,
      categories.map(({ key }) => key),
    )
    await keepAudiencesInStep(tx)
  },
  async export(reader) {
    const categories = await forum
      .reader(reader)
      .db.selectFrom('forum_categories')
      .select(['key', 'name', 'slug', 'description', 'colour', 'audience'])
      .where('position', '<', KEPT_POSITION)
      .orderBy('position')
      .orderBy('key')
      .execute()
    return { categories }
  },
  demo: {
    schema: ForumDemo,
    rules: [
      { kind: 'reference', at: 'demo.forum.topics[].category', to: 'forum.categories' },
      { kind: 'reference', at: 'demo.forum.topics[].author', to: 'demo.people.members' },
      { kind: 'reference', at: 'demo.forum.topics[].replies[].author', to: 'demo.people.members' },
      { kind: 'check', find: unknownReplyTargets },
    ],
    install: (writer, demo) => installDemo(forum.writer(writer), demo),
  },
})

async function putCategories(tx: Writer, categories: ForumSection['categories']) {
  if (categories.length === 0) return
  const rows = categories.map((category, position) => ({
    ...category,
    tenant_id: tx.tenant.id,
    id: stableId(tx.tenant.id, 'forum', 'category', category.key),
    position,
  }))
  await tx.db
    .insertInto('forum_categories')
    .values(rows)
    .onConflict((row) =>
      row.columns(['tenant_id', 'key']).doUpdateSet((set) => ({
        slug: set.ref('excluded.slug'),
        name: set.ref('excluded.name'),
        description: set.ref('excluded.description'),
        colour: set.ref('excluded.colour'),
        position: set.ref('excluded.position'),
        audience: set.ref('excluded.audience'),
      })),
    )
    .execute()
}

async function retireOthers(tx: Writer, keys: readonly string[]) {
  const others = sql<boolean>`key <> all (${keys}::text[])`
  await tx.db
    .deleteFrom('forum_categories')
    .where(others)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('forum_topics').whereRef('forum_topics.category_id', '=', 'forum_categories.id').select('forum_topics.id'),
        ),
      ),
    )
    .execute()
  await tx.db.updateTable('forum_categories').set({ audience: 'staff', position: KEPT_POSITION }).where(others).execute()
}

/** Topics repeat their category's audience. */
const keepAudiencesInStep = (tx: Writer) =>
  tx.db
    .updateTable('forum_topics')
    .from('forum_categories')
    .set((set) => ({ audience: set.ref('forum_categories.audience') }))
    .whereRef('forum_categories.id', '=', 'forum_topics.category_id')
    .whereRef('forum_categories.audience', '<>', 'forum_topics.audience')
    .execute()
