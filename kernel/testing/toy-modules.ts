import { z } from 'zod'
import { colour, contentKey, svgMark } from '../src/blueprint/fields.ts'
import { section } from '../src/blueprint/section.ts'
import { buildRegistry, type Registry } from '../src/command/registry.ts'
import { defineModule } from '../src/module/module.ts'

const Branding = z.strictObject({ primary: colour, font: z.enum(['system', 'serif']).default('system'), logo: svgMark })
const Community = z.strictObject({
  tagline: z.string().max(160),
  registration: z.enum(['open', 'invitation', 'organisation']).default('invitation'),
  branding: Branding,
  words: z.record(z.string(), z.record(z.string(), z.string())).default({}),
})
const Role = z.strictObject({
  key: contentKey,
  name: z.string().min(1),
  permissions: z.array(z.string()).default([]),
  inherits: z.array(z.string()).default([]),
  default: z.boolean().default(false),
})
const Category = z.strictObject({ key: contentKey, name: z.string().min(1), colour: colour.default('#336699') })
const Topic = z.strictObject({ key: contentKey, category: z.string(), author: z.string(), daysAgo: z.number().min(0) })

const nothing = async () => {}
const empty = async () => ({}) as never
const migrations = new URL('../migrations/', import.meta.url)

/** A small world of modules shaped like the real ones: enough for every rule a manifest can break. */
export const toyRegistry = (): Registry =>
  buildRegistry([
    defineModule({
      key: 'tenants',
      tier: 'foundation',
      summary: 'Communities.',
      migrations,
      permissions: { 'tenants.tenant.configure': 'Change the community.' },
      refusals: {},
      sections: [section({ name: 'community', schema: Community, install: nothing, export: empty })],
    }),
    defineModule({
      key: 'access',
      tier: 'foundation',
      summary: 'Roles.',
      migrations,
      permissions: {},
      refusals: {},
      sections: [
        section({
          name: 'access',
          schema: z.strictObject({ roles: z.array(Role) }),
          rules: [
            { kind: 'permission', at: 'access.roles[].permissions[]' },
            { kind: 'reference', at: 'access.roles[].inherits[]', to: 'access.roles', acyclic: true },
            { kind: 'flagged', list: 'access.roles', flag: 'default', count: 'exactly one' },
          ],
          install: nothing,
          export: empty,
        }),
      ],
    }),
    defineModule({
      key: 'forum',
      tier: 'product',
      summary: 'Talk.',
      migrations,
      permissions: { 'forum.topic.create': 'Start topics.', 'forum.post.remove': 'Remove posts.' },
      refusals: {},
      sections: [
        section({
          name: 'forum',
          schema: z.strictObject({ categories: z.array(Category) }),
          ordered: ['forum.categories'],
          install: nothing,
          export: empty,
          demo: {
            schema: z.strictObject({ topics: z.array(Topic) }),
            rules: [
              { kind: 'reference', at: 'demo.forum.topics[].category', to: 'forum.categories' },
              { kind: 'reference', at: 'demo.forum.topics[].author', to: 'access.roles' },
            ],
            install: nothing,
          },
        }),
      ],
    }),
  ])

export const toyLogo = '<svg viewBox="0 0 8 8"><path d="M0 0h8v8z" fill="#b5482a"/></svg>'

/** A manifest that breaks nothing, as its author would write it. */
export const toyManifest = () => ({
  format: 1,
  key: 'toy',
  version: '1.0.0',
  name: 'Toy town',
  locale: 'en',
  modules: ['forum'],
  community: { tagline: 'We play.', registration: 'open', branding: { primary: '#B5482A', logo: toyLogo } },
  access: {
    roles: [
      { key: 'member', name: 'Member', permissions: ['forum.topic.create'], default: true },
      { key: 'keeper', name: 'Keeper', permissions: ['forum.*'], inherits: ['member'] },
    ],
  },
  forum: {
    categories: [
      { key: 'blocks', name: 'Blocks' },
      { key: 'trains', name: 'Trains', colour: '#224466' },
    ],
  },
  demo: { forum: { topics: [{ key: 'first', category: 'blocks', author: 'member', daysAgo: 2 }] } },
})
