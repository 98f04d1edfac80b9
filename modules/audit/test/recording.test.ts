import { closeTopic, createTopic, markRead, replyToTopic } from '@guildhall/forum/contract'
import { register, signIn, signOut } from '@guildhall/identity/contract'
import { type World, world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { listEntries, showEntry } from '../contract/index.ts'

const PASSWORD = 'a long enough password'
const admin = (here: World) => here.as({ roles: ['admin'] })
const entries = async (here: World, filter: Record<string, string> = {}) =>
  (await admin(here).call(listEntries, filter)).body.items

async function topicBy(here: World, role: string) {
  const author = here.as({ roles: [role] })
  const { body } = await author.call(createTopic, {
    category: 'general',
    title: 'Boots for track work',
    body: 'Mine fell apart.',
  })
  return { author, topic: body.topic.id }
}

test('[AUD-01] [AUD-02] an action leaves who, what, when and from where', async () => {
  const here = await world()
  const { author, topic } = await topicBy(here, 'moderator')
  await author.call(closeTopic, { topic }, { headers: { 'user-agent': 'Lynx/2.9' } })
  const [entry] = await entries(here, { action: 'forum.close-topic' })
  const { memberId } = await author.identity()
  expect(entry).toMatchObject({ action: 'forum.close-topic', outcome: 'ok', actorKind: 'member', userAgent: 'Lynx/2.9' })
  expect(entry?.actor?.memberId).toBe(memberId)
  expect(entry?.address).toBe('127.0.0.1')
  expect(entry?.requestId).toBeTruthy()
})

test('what people do all day leaves nothing: replies and read marks', async () => {
  const here = await world()
  const { author, topic } = await topicBy(here, 'member')
  await author.call(replyToTopic, { topic, body: 'Same here.' })
  await author.call(markRead, { topic, number: 1 })
  expect((await entries(here)).map(({ action }) => action)).not.toContain('forum.reply-to-topic')
  expect((await entries(here)).map(({ action }) => action)).not.toContain('forum.mark-read')
})

test('[AUD-03] coming in and going out are recorded with who it was', async () => {
  const here = await world()
  const visitor = here.as('visitor')
  const person = { email: 'ana@example.org', password: PASSWORD }
  await visitor.call(register, { ...person, displayName: 'Ana' })
  const { body } = await visitor.call(signIn, person)
  const { token, memberId } = body as { token: string; memberId: string }
  await visitor.call(signOut, {}, { headers: { authorization: `Bearer ${token}` } })
  const found = await entries(here, { actor: memberId })
  expect(found.map(({ action }) => action)).toEqual(['identity.sign-out', 'identity.sign-in', 'identity.register'])
})

test('[AUD-01] a refused sign-in is recorded; neither the e-mail nor the password can be read', async () => {
  const here = await world()
  const tries = ['ana@example.org', 'ANA@example.org', 'ben@example.org']
  for (const email of tries) await here.as('visitor').call(signIn, { email, password: 'not-the-password' })
  const found = await entries(here, { outcome: 'refused' })
  expect(found.map(({ code }) => code)).toEqual(['wrong_credentials', 'wrong_credentials', 'wrong_credentials'])
  const [ben, ana, alsoAna] = found.map(({ subject }) => subject?.id)
  expect(ana).toBe(alsoAna)
  expect(ben).not.toBe(ana)
  const { rows } = await here.database.owner.query('select e::text as text from audit_entries e where tenant_id = $1', [
    here.tenant.id,
  ])
  expect(rows.length).toBeGreaterThan(2)
  for (const { text } of rows) expect(text).not.toMatch(/example\.org|not-the-password/i)
})

test('[AUD-04] [RBAC-10] reaching for what one has no right to is recorded', async () => {
  const here = await world()
  const member = here.as({ roles: ['member'] })
  expect((await member.call(listEntries, {})).status).toBe(403)
  const [entry] = await entries(here, { outcome: 'refused' })
  expect(entry).toMatchObject({ action: 'audit.list-entries', code: 'not_permitted' })
  expect(entry?.actor?.memberId).toBe((await member.identity()).memberId)
})

test('what is rolled back leaves no entry, and a repeated key leaves one', async () => {
  const here = await world()
  const { author, topic } = await topicBy(here, 'moderator')
  const headers = { 'idempotency-key': 'once' }
  await author.call(closeTopic, { topic }, { headers })
  await author.call(closeTopic, { topic }, { headers })
  await author.call(closeTopic, { topic })
  expect(await entries(here, { action: 'forum.close-topic' })).toHaveLength(1)
})

test('a note names what was changed, before and after, without what is secret', async () => {
  const here = await world()
  await here.transact(async (tx) => {
    tx.audit({ action: 'settings.change', subject: { type: 'settings', id: 'sso' } })
    tx.audit({ before: { clientSecret: 'old' }, after: { clientSecret: 'new', issuer: 'https://id.example.org' } })
  })
  const [entry] = await entries(here, { subject: 'sso' })
  const { body } = await admin(here).call(showEntry, { entryId: entry?.id ?? '' })
  expect(body).toMatchObject({
    actorKind: 'system',
    subject: { type: 'settings', id: 'sso' },
    before: { clientSecret: '[hidden]' },
    after: { clientSecret: '[hidden]', issuer: 'https://id.example.org' },
  })
})
