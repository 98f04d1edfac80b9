import { beforeAll, expect, test } from 'vitest'
import { admin, at, card, refusal, visitor } from './fakes.ts'

let visit: Awaited<ReturnType<typeof visitor>>
beforeAll(async () => {
  visit = await visitor()
}, 60_000)

const privacy = {
  ...{ profile: 'members', message: 'followers', follow: 'members', searchable: true, presence: false, visits: true },
  fields: {
    bio: 'everyone',
    links: 'everyone',
    location: 'followers',
    pronouns: 'me',
    languages: 'everyone',
    timeZone: 'members',
  },
}
const own = {
  ...{ ...card, bio: 'I compute.\nA lot.', links: [{ label: 'Site', url: 'https://ada.example' }], location: 'London' },
  ...{ pronouns: '', languages: ['en'], timeZone: 'Europe/London', firstName: 'Ada', lastName: '', phone: '', postcode: '' },
  ...{ locale: null, avatarId: null, custom: [], privacy, joinedAt: at },
}
const bea = {
  ...{ ...card, memberId: 'b1', displayName: 'Bea Olsen', headline: 'Welder · Oslo', joinedAt: at, custom: [] },
  ...{ pictureUrl: null, searchable: false, followers: 3, following: 1, bio: 'See https://bea.example <b>', location: 'Oslo' },
  tie: { self: false, follows: false, followed: true, muted: false },
  can: { follow: true, message: true, block: true },
}
const profileOf = (profile: object) => ({
  'people.show-profile': () => profile,
  'people.note-visit': () => ({ counted: true }),
})
const editing = {
  'people.show-own-profile': () => own,
  'people.show-visits': () => ({ total: 2, days: [{ day: '2026-11-01', count: 2 }] }),
  'administration.show-navigation': () => ({ tier: 'talent', pending: {} }),
}

/** Answers so, and keeps what was asked. */
const noting = (sent: unknown[], answer: unknown) => (input: never) => {
  sent.push(input)
  return answer
}

test('[USER-32, USER-36] a profile begins with who it is and how one may stand to them; the facts follow', async () => {
  const { status, text } = await visit('/u/b1', { answers: profileOf(bea), actor: admin })
  expect(status).toBe(200)
  const header = /<header class="[^"]*header[^"]*">[\s\S]*?<\/header>/.exec(text.slice(text.indexOf('<article')))?.[0] ?? ''
  expect(header).toMatch(/<h1[^>]*>Bea Olsen(<!-- -->)?/)
  expect(header).toContain('Welder · Oslo')
  expect(header).toContain('3 followers')
  for (const intent of ['follow', 'mute', 'block']) expect(header).toContain(`value="${intent}"`)
  expect(text).toContain('href="https://bea.example"')
  expect(text).toContain('&lt;b&gt;')
  expect(text).toContain('Oslo')
  expect(text).toContain('name="robots" content="noindex"')
})

test('[USER-32] one’s own profile leads to editing it, visitors may only read, and what is hidden is not found', async () => {
  const self = { ...bea, tie: { ...bea.tie, self: true }, can: { follow: false, message: false, block: false } }
  const mine = await visit('/u/b1', { answers: profileOf(self), actor: admin })
  expect(mine.text).toContain('href="/settings/profile"')
  expect(mine.text).not.toContain('value="block"')
  const read = await visit('/u/b1', { answers: profileOf({ ...bea, can: { follow: false, message: false, block: false } }) })
  expect(read.text).not.toContain('value="follow"')
  expect((await visit('/u/b1', { answers: { 'people.show-profile': () => refusal(404, 'not_found') } })).status).toBe(404)
})

test('[USER-34] a member without a picture has initials in their own colour, one with a picture has it without a name twice', async () => {
  const initials = (await visit('/u/b1', { answers: profileOf(bea), actor: admin })).text
  expect(initials).toMatch(/aria-hidden="true"[^>]*>BO</)
  const pictured = { ...bea, pictureUrl: '/files/f1/256' }
  const { text } = await visit('/u/b1', { answers: profileOf(pictured), actor: admin })
  expect(text).toMatch(/<img[^>]*src="\/files\/f1\/256"[^>]*alt=""/)
})

test('[USER-35] cards of the directory name a member, their line and place, and lead to the profile', async () => {
  const entry = { ...card, memberId: 'b1', displayName: 'Bea Olsen', headline: 'Welder', location: 'Oslo', languages: ['no'] }
  const answers = { 'people.list-members': () => ({ items: [entry], nextCursor: 'more' }) }
  const { text } = await visit('/members?location=Oslo', { answers, actor: admin })
  const shown = /<li class="[^"]*card[^"]*">[\s\S]*?<\/li>/.exec(text)?.[0] ?? ''
  expect(shown).toContain('href="/u/b1"')
  for (const words of ['Bea Olsen', 'Welder', 'Oslo']) expect(shown).toContain(words)
  expect(text).toMatch(/href="\/members\?location=Oslo&amp;cursor=more"/)
  const nobody = await visit('/members?q=zz', {
    answers: { 'people.list-members': () => ({ items: [], nextCursor: null }) },
    actor: admin,
  })
  expect(nobody.text).toContain('href="/members"')
  expect((await visit('/members')).status).toBe(401)
})

test('[USER-33] the edit page shows what is there, sends what is typed, and says which field was refused', async () => {
  const { text } = await visit('/settings/profile', { answers: editing, actor: admin })
  expect(text).toContain('value="Ada Lovelace"')
  expect(text).toContain('I compute.\nA lot.')
  expect(text).toContain('https://ada.example Site')
  expect(text).toContain('profile-file?format=csv')
  const sent: unknown[] = []
  const save = (answer: unknown) => ({ ...editing, 'people.edit-profile': noting(sent, answer) })
  const typed = {
    intent: 'words',
    displayName: 'Ada',
    links: 'https://a.example My page',
    timeZone: 'Mars/Olympus',
    languages: 'en,da',
  }
  const problem = refusal(400, 'invalid_input', [{ field: 'timeZone', message: 'A time zone such as Europe/Copenhagen' }])
  const refused = await visit('/settings/profile', { answers: save(problem), actor: admin }, typed)
  expect(refused.status).toBe(400)
  expect(refused.text).toContain('A time zone such as Europe/Copenhagen')
  expect(sent[0]).toMatchObject({
    ...{ displayName: 'Ada', links: [{ url: 'https://a.example', label: 'My page' }], languages: ['en', 'da'] },
    timeZone: 'Mars/Olympus',
  })
})

test('[USER-37] the privacy form shows each choice as it is, and what is not ticked is sent as no', async () => {
  const { text } = await visit('/settings/privacy', { answers: editing, actor: admin })
  const chosen = (name: string) =>
    /<option[^>]*value="([^"]*)"[^>]*selected/.exec(
      new RegExp(`<select[^>]*name="${name}"[\\s\\S]*?</select>`).exec(text)?.[0] ?? '',
    )?.[1]
  expect([chosen('profile'), chosen('message'), chosen('field:location')]).toEqual(['members', 'followers', 'followers'])
  const ticked = (name: string) => new RegExp(`<input[^>]*name="${name}"[^>]*>`).exec(text)?.[0].includes('checked')
  expect([ticked('searchable'), ticked('presence'), ticked('visits')]).toEqual([true, false, true])
  const sent: unknown[] = []
  const answers = { ...editing, 'people.edit-privacy': noting(sent, privacy) }
  const typed = { profile: 'me', message: 'me', follow: 'me', 'field:bio': 'followers', presence: 'on' }
  expect((await visit('/settings/privacy', { answers, actor: admin }, typed)).status).toBe(200)
  expect(sent[0]).toEqual({
    ...{ profile: 'me', message: 'me', follow: 'me', searchable: false, presence: true, visits: false },
    fields: { bio: 'followers' },
  })
})
