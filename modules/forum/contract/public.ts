import { id, instant, pageInput, pageOf, queryContract } from '@guildhall/kernel/contract'
import { Card } from '@guildhall/people/contract'
import { z } from 'zod'

/** For sitemap.xml: every topic a visitor may read, 1,000 a page. */
export const listSitemap = queryContract({
  name: 'forum.list-sitemap',
  http: 'GET /forum/sitemap',
  summary: 'Addresses of the topics that anyone may read, newest first, 1,000 a page.',
  access: 'anyone',
  input: z.strictObject({ cursor: pageInput.cursor }),
  output: pageOf(z.object({ slug: z.string(), lastPostAt: instant })),
})

/** For the Atom feed. */
export const listFeed = queryContract({
  name: 'forum.list-feed',
  http: 'GET /forum/feed',
  summary: 'The 30 latest topics that anyone may read, with their opening words.',
  access: 'anyone',
  input: z.strictObject({}),
  output: z.object({
    items: z.array(
      z.object({
        id,
        slug: z.string(),
        title: z.string(),
        categoryName: z.string(),
        author: Card,
        html: z.string(),
        createdAt: instant,
        /** Of the opening post: when it was last edited, otherwise when it was written. */
        updatedAt: instant,
      }),
    ),
  }),
})
