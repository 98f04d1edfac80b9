import { z } from 'zod'
import { testClock } from '../../clock/clock.ts'
import { bind } from '../../command/command.ts'
import { createHost, type Host } from '../../command/host.ts'
import { loadConfig } from '../../config/config.ts'
import { commandContract, queryContract } from '../../contract/contract.ts'
import { connect } from '../../db/database.ts'
import { declareRefusals } from '../../errors/refusal.ts'
import { createLogger } from '../../log/logger.ts'
import { defineModule } from '../../module/module.ts'
import type { MemberActor } from '../../policy/actor.ts'
import { allowed } from '../../policy/verdict.ts'
import type { Directory } from '../../tenant/directory.ts'
import type { Tenant } from '../../tenant/tenant.ts'
import { platform } from '../request/tenant.ts'

/** The kernel's real host with two communities in memory and a database that is away: what HTTP does, without PostgreSQL. */
export async function tinyHost(overrides: Parameters<typeof loadConfig>[1] = {}) {
  const lines: Record<string, any>[] = []
  const config = loadConfig(
    { APP_ENV: 'test', SECRET_KEY: 'k'.repeat(32), PUBLIC_URL: 'http://guild.test' },
    { logLevel: 'info', ...overrides },
  )
  const log = createLogger(config, { write: (line: string) => void lines.push(JSON.parse(line)) })
  const nowhere = { host: '/nonexistent', user: 'nobody', database: 'nothing' }
  const db = connect({ app: nowhere, system: nowhere })
  const authenticate = async (_reader: unknown, token: string) => (token === memberToken ? member : null)
  const host = await createHost({ config, log, clock: testClock(), modules: [library], authenticate, db })
  return { host: { ...host, tenants: directory } satisfies Host as Host, lines }
}

export const memberToken = 'good-token'
export const oak: Tenant = { ...platform, id: '0199d3a2-6a5e-7c31-b1de-5f1f6b0c2a11', slug: 'oak', name: 'Oak' }
const elm: Tenant = {
  ...platform,
  id: '0199d3a2-6a5e-7c31-b1de-5f1f6b0c2a12',
  slug: 'elm',
  name: 'Elm',
  settings: { limits: { write: { points: 2, seconds: 60 }, 'sign-in': { points: 1_000, seconds: 60 } } },
}

const member: MemberActor = {
  kind: 'member',
  tenantId: oak.id,
  memberId: '0199d3a2-6a5e-7c31-b1de-5f1f6b0c2a13',
  accountId: '0199d3a2-6a5e-7c31-b1de-5f1f6b0c2a14',
  sessionId: null,
  displayName: 'Maja',
  permissions: [],
  locale: 'en',
}

const hosts: Readonly<Record<string, Tenant>> = { 'oak.guild.test': oak, 'oak.example': oak, 'elm.guild.test': elm }
const directory: Directory = {
  byHost: async (host) => hosts[host.toLowerCase().replace(/:\d+$/, '')] ?? null,
  bySlug: async (slug) => [oak, elm].find((tenant) => tenant.slug === slug) ?? null,
  byId: async (id) => [oak, elm].find((tenant) => tenant.id === id) ?? null,
  closedAt: async () => null,
  find: (id) => directory.byId(id),
  all: async () => [oak, elm],
  forget: () => {},
}

const Book = z.object({ slug: z.string(), title: z.string(), by: z.string() })
const book = { slug: 'moss', title: 'Moss', by: 'R. W. Kimmerer' }
const slug = z.string().min(1).max(200)

export const showBook = queryContract({
  name: 'library.show-book',
  http: 'GET /library/books/:slug',
  summary: 'One book.',
  access: 'anyone',
  input: z.strictObject({ slug, tags: z.array(z.string()).optional(), pages: z.coerce.number().int().optional() }),
  output: Book.extend({ tags: z.array(z.string()), pages: z.number().nullable() }),
})
export const addBook = commandContract({
  name: 'library.add-book',
  http: 'POST /library/books',
  summary: 'Puts a book on the shelf.',
  access: 'member',
  audit: 'none',
  input: z.strictObject({ title: z.string().min(1, 'Name the book.').max(2_000_000), year: z.number().int().optional() }),
  output: Book,
})
export const renameBook = commandContract({
  name: 'library.rename-book',
  http: 'PATCH /library/books/:slug',
  summary: 'Gives a book another title.',
  access: 'member',
  audit: 'none',
  input: z.strictObject({ slug, title: z.string().min(1) }),
  output: Book,
})
export const signIn = commandContract({
  name: 'library.sign-in',
  http: 'POST /auth/login',
  summary: 'Opens the reading room.',
  access: 'anyone',
  audit: 'none',
  rate: 'sign-in',
  session: 'starts',
  input: z.strictObject({ email: z.string(), password: z.string() }),
  output: z.object({ token: z.string(), expiresAt: z.string() }),
})
const signOut = commandContract({
  name: 'library.sign-out',
  http: 'POST /auth/logout',
  summary: 'Closes it.',
  access: 'member',
  audit: 'none',
  session: 'ends',
  input: z.strictObject({}),
  output: z.object({ ended: z.boolean() }),
})
const showMe = queryContract({
  name: 'library.show-me',
  http: 'GET /auth/me',
  summary: 'Who reads.',
  access: 'member',
  input: z.strictObject({}),
  output: z.object({ name: z.string() }),
})
const listShelves = queryContract({
  name: 'library.list-shelves',
  http: 'GET /library/shelves',
  summary: 'Every shelf, also from the street.',
  access: 'anyone',
  platform: true,
  input: z.strictObject({}),
  output: z.object({ items: z.array(z.string()) }),
})
const listWords = queryContract({
  name: 'library.list-words',
  http: 'GET /library/words',
  summary: 'A long answer.',
  access: 'anyone',
  input: z.strictObject({}),
  output: z.object({ items: z.array(z.string()) }),
})
const leak = queryContract({
  name: 'library.leak',
  http: 'GET /library/leak',
  summary: 'Says more than its contract.',
  access: 'anyone',
  input: z.strictObject({}),
  output: z.object({ name: z.string() }),
})
const fail = queryContract({
  name: 'library.fail',
  http: 'GET /library/fail/:how',
  summary: 'Goes wrong.',
  access: 'anyone',
  input: z.strictObject({ how: z.string() }),
  output: z.object({}),
})

const refusals = declareRefusals({ shelf_full: [409, 'This shelf is full.'] })
const { command, query } = bind<any>()
const allow = () => allowed
const failures: Readonly<Record<string, () => Promise<object>>> = {
  bug: () => Promise.reject(new Error('relation "members" of maja@example.dk does not exist')),
  slow: () => new Promise((done) => setTimeout(() => done({}), 400)),
  timeout: () => Promise.reject(Object.assign(new Error('canceling statement due to statement timeout'), { code: '57014' })),
  disk: () => Promise.reject(Object.assign(new Error('could not extend file'), { code: '53100' })),
}

const library = defineModule({
  key: 'library',
  tier: 'foundation',
  summary: 'Books & shelves.',
  migrations: new URL('file:///nonexistent/'),
  permissions: {},
  refusals,
  aliases: { 'GET /forums/books/:slug': 'library.show-book', 'POST /volumes': 'library.add-book' },
  queries: [
    query(showBook, { allow, run: async (_, { slug, tags = [], pages = null }) => ({ ...book, slug, tags, pages }) }),
    query(showMe, { allow, run: async ({ actor }) => ({ name: actor.displayName }) }),
    query(listShelves, { allow, run: async () => ({ items: ['A', 'B'] }) }),
    query(listWords, { allow, run: async () => ({ items: Array.from({ length: 500 }, (_, i) => `word ${i}`) }) }),
    query(leak, { allow, run: async () => ({ name: 'Maja', passwordHash: '$argon2id$' }) }),
    query(fail, {
      allow,
      run: async ({ db }, { how }) => {
        await (failures[how]?.() ?? db.selectFrom('books').selectAll().execute())
        return {}
      },
    }),
  ],
  commands: [
    command(addBook, {
      allow,
      run: async (_, { title }) => (title === 'One too many' ? refusals.shelf_full : { ...book, title }),
    }),
    command(renameBook, { allow, run: async (_, { slug, title }) => ({ ...book, slug, title }) }),
    command(signIn, { allow, run: async () => ({ token: memberToken, expiresAt: '2026-12-21T09:00:00.000Z' }) }),
    command(signOut, { allow, run: async () => ({ ended: true }) }),
  ],
})
