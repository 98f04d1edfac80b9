import type { Answer, Services } from '@guildhall/kernel/page'
import { ensureWebBuild } from '../../server/src/pages/build.ts'
import type { ServerBuild } from '../../server/src/pages/render.ts'

type Fake = Partial<Omit<Services, 'execute'>> & {
  answers?: Record<string, (input: never) => unknown>
  cookie?: string
}

export const at = '2026-11-02T09:00:00.000Z'
export const card = { memberId: 'm1', displayName: 'Ada Lovelace', headline: 'Engines', hue: 120, avatarUrl: null, left: false }
export const category = {
  ...{ id: 'c1', key: 'talk', slug: 'talk', name: 'Talk', description: 'All sorts', colour: '#0b5fa5', audience: 'public' },
  ...{ topicCount: 1, postCount: 2, lastPostAt: at, may: { createTopic: false } },
}
export const topic = {
  ...{
    id: 't1',
    slug: 'hello',
    title: 'Hello there',
    categoryId: 'c1',
    categorySlug: 'talk',
    categoryName: 'Talk',
    state: 'open',
  },
  ...{ pinned: false, author: card, replyCount: 1, excerpt: 'A first word', createdAt: at, lastPostAt: at, lastPoster: card },
  ...{ unread: null, lastRead: 0 },
  may: { reply: true, edit: false, close: false, pin: false, remove: false, moderate: false },
}
export const post = (number: number, html: string) => ({
  ...{ id: `p${number}`, topicId: 't1', number, author: card, replyTo: null, html, body: html, createdAt: at, editedAt: null },
  ...{ editableUntil: at, removed: false },
})
const branding = { tagline: 'Where we talk', primary: '#ffd400', accent: '#0b5fa5', font: 'system' as const, logo: '' }
const tenant = {
  ...{
    id: 'x',
    slug: 'a',
    name: 'Agora',
    status: 'active' as const,
    blueprint: 'a',
    modules: ['forum'],
    settings: {},
    locale: 'en',
  },
  ...{ branding, words: { en: { 'nav.latest': 'Newest' } }, visitorPermissions: [] },
}
export const community = { registration: 'open', openToVisitors: true, branding: { hasStyles: false, themeVersion: '' } }

/** A member who holds every right. */
export const admin = {
  ...{ kind: 'member' as const, tenantId: 'x', memberId: 'm1', accountId: 'a1', displayName: 'Ada Lovelace', locale: 'en' },
  ...{ permissions: ['*'], sessionId: 's1' },
}

/** Answers of the program that a page asks for, by name of the contract; anything else is refused as not found. */
const defaults: Record<string, (input: never) => unknown> = {
  'tenants.show-community': () => community,
  'identity.list-ways-in': () => ({ items: [] }),
  'identity.show-terms': () => ({ terms: null }),
  'forum.list-categories': () => ({ items: [category] }),
  'forum.list-topics': () => ({ items: [topic], nextCursor: null }),
  'forum.show-topic': () => ({
    topic,
    posts: [post(1, '<p>First</p>'), post(2, '<p>Second</p>')],
    postCount: 2,
    nextFrom: null,
    muted: [],
  }),
}
export const refusal = (status: number, code: string, errors: { field: string; message: string }[] = []) => ({
  status,
  code,
  errors,
})

function servicesOf({ answers = {}, cookie: _, ...more }: Fake): Services {
  const all = { ...defaults, ...answers }
  const execute = async (name: string, input: unknown): Promise<Answer> => {
    const answer = all[name]?.(input as never) ?? refusal(404, 'not_found')
    const isRefusal = typeof answer === 'object' && 'status' in answer && 'code' in answer
    return isRefusal
      ? { ok: false, problem: { sentence: 'Refused.', ...(answer as ReturnType<typeof refusal>), requestId: 'request-1' } }
      : { ok: true, output: answer }
  }
  return {
    ...{ site: 'community', tenant, actor: null, locale: 'en', requestId: 'request-1', origin: 'http://a.test', demo: false },
    keepsOnDevices: true,
    communities: async () => [{ slug: 'a', name: 'Agora', locale: 'en', branding, url: 'http://a.test' }],
    isOurs: async (origin) => origin === 'http://b.test',
    demoLogins: async () => [],
    demoMails: async () => [],
    csrfToken: () => null,
    viewerCard: async () => null,
    report: (error) => {
      throw error
    },
    execute,
    executeShared: execute,
    cookies: { begin: (token) => `guildhall_session=${token}`, end: () => 'guildhall_session=; Max-Age=0' },
    ...more,
  }
}

/** The built pages with these answers behind them: no network, no database. */
export async function visitor() {
  const build = (await import(await ensureWebBuild())) as ServerBuild
  const { RouterContextProvider, createRequestHandler, nonce, services } = build.entry.module
  const handle = createRequestHandler(build, 'production')
  return async (path: string, fake: Fake = {}, form?: Record<string, string> | string) => {
    const context = new RouterContextProvider()
    context.set(services, servicesOf(fake))
    context.set(nonce, 'N0NCE')
    const headers = { origin: 'http://a.test', ...(fake.cookie ? { cookie: fake.cookie } : {}) }
    const sent = form ? { method: 'POST', body: typeof form === 'string' ? form : new URLSearchParams(form) } : {}
    const response = await handle(new Request(`http://a.test${path}`, { ...sent, headers }), context)
    return { status: response.status, headers: response.headers, text: await response.text() }
  }
}
