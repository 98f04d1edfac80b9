import { beforeAll, expect, test } from 'vitest'
import { admin, category, community, post, refusal, topic, visitor } from './fakes.ts'

let visit: Awaited<ReturnType<typeof visitor>>
beforeAll(async () => {
  visit = await visitor()
}, 60_000)

test('[FOR-23] a topic is readable without any script: title, posts, authors, description', async () => {
  const { status, text } = await visit('/t/hello')
  expect(status).toBe(200)
  expect(text).toContain('<title>Hello there · Agora</title>')
  expect(text).toMatch(/<article id="p2"[^>]*>[\s\S]*Ada Lovelace[\s\S]*<p>Second<\/p>/)
  expect(text).toContain('<link rel="canonical" href="http://a.test/t/hello"/>')
  expect(text).toContain('<meta name="description" content="A first word"/>')
})

test('a topic describes itself to search engines, and its title cannot break out of the script', async () => {
  const evil = { ...topic, title: '</script><script>alert(1)</script>' }
  const { text } = await visit('/t/hello', {
    answers: { 'forum.show-topic': () => ({ topic: evil, posts: [post(1, '')], postCount: 1, nextFrom: null, muted: [] }) },
  })
  const structured = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(text)![1]!)
  expect(structured).toMatchObject({ '@type': 'DiscussionForumPosting', headline: evil.title, commentCount: 1 })
  expect(text).not.toContain('<script>alert(1)')
})

test('[SEC-01] every script and style element carries the nonce', async () => {
  for (const path of ['/', '/t/hello', '/sign-in', '/search']) {
    const { text } = await visit(path)
    const elements = [...text.matchAll(/<(?:script|style)\b[^>]*>/g)]
      .map(([tag]) => tag)
      .filter((tag) => !tag.includes('ld+json'))
    expect(elements.length).toBeGreaterThan(2)
    expect(elements.filter((tag) => !tag.includes('nonce="N0NCE"'))).toEqual([])
  }
})

test('[FOR-21, FOR-22] the front page lists categories and topics in the community’s own words', async () => {
  const { text } = await visit('/')
  expect(text).toContain('href="/c/talk"')
  expect(text).toContain('href="/t/hello"')
  expect(text).toContain('>Newest')
})

test('[FE-03] a refused sign-in keeps the address typed and says why; an accepted one sets the cookie and leads back', async () => {
  const form = { email: 'ada@example.org', password: 'wrong' }
  const refused = await visit('/sign-in', { answers: { 'identity.sign-in': () => refusal(401, 'wrong_credentials') } }, form)
  expect(refused.status).toBe(401)
  expect(refused.text).toContain('value="ada@example.org"')
  expect(refused.text).toContain('E-mail or password is not right')
  expect(refused.text).not.toContain('value="wrong"')
  const accepted = { 'identity.sign-in': () => ({ token: 'tok', expiresAt: '2026-12-01T00:00:00Z', memberId: 'm1' }) }
  const { status, headers } = await visit('/sign-in?next=/t/hello', { answers: accepted }, form)
  expect([status, headers.get('location'), headers.get('set-cookie')]).toEqual([302, '/t/hello', 'guildhall_session=tok'])
})

test('[FE-04] where one joins by invitation there is no form but an explanation', async () => {
  const byInvitation = { 'tenants.show-community': () => ({ ...community, registration: 'invitation', openToVisitors: true }) }
  const { text } = await visit('/register', { answers: byInvitation })
  expect(text).toContain('entered by invitation')
  expect(text).not.toContain('name="password"')
})

test('[FOR-24] a refused topic shows the field at fault', async () => {
  const open = { 'forum.list-categories': () => ({ items: [{ ...category, may: { createTopic: true } }] }) }
  const tooShort = {
    'forum.create-topic': () => refusal(400, 'invalid_input', [{ field: 'title', message: 'Use at least 5 characters.' }]),
  }
  const { status, text } = await visit(
    '/new',
    { answers: { ...open, ...tooShort } },
    { category: 'talk', title: 'Hm', body: 'x' },
  )
  expect(status).toBe(400)
  expect(text).toContain('Use at least 5 characters.')
})

test('[FOR-05] a reply sent without JavaScript lands on its page', async () => {
  const answers = { 'forum.reply-to-topic': () => post(23, '<p>x</p>') }
  const { status, headers } = await visit('/t/hello', { answers }, { intent: 'reply', body: 'x' })
  expect([status, headers.get('location')]).toEqual([302, '/t/hello?from=21#p23'])
})

test('[FE-06] a community for members shows visitors a way in and nothing else', async () => {
  const closed = {
    'tenants.show-community': () => ({ ...community, registration: 'invitation', openToVisitors: false }),
    'forum.show-topic': () => refusal(404, 'not_found'),
  }
  const front = await visit('/', { answers: closed })
  expect(front.status).toBe(200)
  expect(front.text).toContain('Agora is for members')
  const deep = await visit('/t/hello', { answers: closed })
  expect(deep.status).toBe(401)
  expect(deep.text).toContain('/sign-in?next=%2Ft%2Fhello')
  expect(deep.text).not.toContain('Hello there')
})

test('[NAV-20] what is missing is a page with a way on, and a fault names its request', async () => {
  const missing = await visit('/t/nothing', { answers: { 'forum.show-topic': () => refusal(404, 'not_found') } })
  expect(missing.status).toBe(404)
  expect(missing.text).toContain('Page not found')
  expect(missing.text).toContain('href="/"')
  const down = await visit('/latest', { answers: { 'forum.list-topics': () => refusal(503, 'database_unavailable') } })
  expect(down.status).toBe(503)
  expect(down.text).toContain('request-1')
})

test('Arabic is written from right to left', async () => {
  const { text } = await visit('/', { locale: 'ar' })
  expect(text).toContain('<html lang="ar" dir="rtl"')
  expect(text).toContain('أحدث المواضيع')
})

test('the server’s own page lists the communities and needs no script', async () => {
  const { text } = await visit('/communities', { site: 'platform', tenant: null })
  expect(text).toContain('href="http://a.test"')
  expect(text).not.toContain('type="module"')
  const unknown = await visit('/communities', { site: 'unknown', tenant: null })
  expect(unknown.status).toBe(404)
  expect(unknown.text).toContain('No community lives here')
})

test('feeds and the site map are XML in which markup of titles is text', async () => {
  const odd = { ...topic, title: 'Fish & <chips>', html: '<p>Salt?</p>', updatedAt: topic.createdAt }
  const feed = await visit('/feed.xml', { answers: { 'forum.list-feed': () => ({ items: [odd] }) } })
  expect(feed.text).toContain('<content type="html">&lt;p&gt;Salt?&lt;/p&gt;</content>')
  expect(feed.headers.get('content-type')).toContain('application/atom+xml')
  expect(feed.text).toContain('<title>Fish &amp; &lt;chips&gt;</title>')
  const map = await visit('/sitemap.xml', {
    answers: { 'forum.list-sitemap': () => ({ items: [{ slug: 'hello', lastPostAt: topic.lastPostAt }], nextCursor: null }) },
  })
  expect(map.text).toContain('<loc>http://a.test/t/hello</loc>')
})

test('[ORG-08] a refused change of an organisation says why, and keeps what was typed', async () => {
  const organisation = {
    ...{ id: 'o1', slug: 'acme', name: 'Acme', kind: 'employer', kindName: 'Employer', logo: null, status: 'active' },
    ...{
      description: 'As it was',
      website: '',
      location: '',
      createdAt: topic.createdAt,
      memberCount: 1,
      owner: null,
      role: 'admin',
    },
    may: { edit: true, manageMembers: true, seeMembers: true, transfer: false, suspend: false, leave: true },
  }
  const stats = { memberCount: 1, postsLast30Days: 0, activeMembersLast30Days: 1 }
  const answers = {
    'organisations.show-mine': () => organisation,
    'organisations.show-stats': () => stats,
    'administration.show-navigation': () => ({ tier: 'agency', pending: {} }),
    'organisations.edit-mine': () => refusal(403, 'not_permitted'),
  }
  const typed = { intent: 'edit', name: 'Acme Ltd', description: 'Typed for an hour', website: '', location: 'Perth' }
  const { status, text } = await visit('/organisation', { answers, actor: admin }, typed)
  expect(status).toBe(403)
  expect(text).toContain('Typed for an hour')
  expect(text).toContain('value="Acme Ltd"')
  expect(text).toMatch(/role="alert"[^>]*>[^<]*(not|may)/)
})
