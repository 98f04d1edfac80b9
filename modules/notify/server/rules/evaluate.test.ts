import { noticeType } from '@guildhall/kernel'
import { describe, expect, test } from 'vitest'
import { evaluate, heldNow, type Wishes } from './evaluate.ts'

const words = { label: 'Replies', title: 'A reply' }
const reply = noticeType({
  name: 'toy.reply',
  category: 'conversations',
  icon: 'message',
  words: { en: words, da: words, es: words, ar: words },
  channels: { 'in-app': true, email: true, push: false },
})
const alarm = noticeType({
  ...reply,
  name: 'toy.alarm',
  category: 'security',
  always: true,
  channels: { 'in-app': true, push: true },
})
const now = '2026-03-10T23:00:00.000Z'
const nights = [{ days: [1, 2, 3, 4, 5, 6, 7], from: '22:00', to: '07:00' }]
const usual: Wishes = {
  zone: 'UTC',
  channels: {},
  categories: {},
  quiet: [],
  quietUntil: null,
  digestHour: 8,
  digestWeekday: 1,
  muted: false,
}
const none = { types: {}, quiet: [] }
const plan = (wishes: Partial<Wishes>, { type = reply, defaults = none as Parameters<typeof evaluate>[1]['defaults'] } = {}) =>
  evaluate(type, { wishes: { ...usual, ...wishes }, defaults, now }).map(({ channel, state, reason, dueAt }) => [
    channel,
    state,
    reason,
    dueAt === now ? 'now' : dueAt,
  ])

describe('[NOT-19, NOT-20] what becomes of a notice on each channel', () => {
  test('the type’s own defaults hold until somebody decides; what it does not allow is not there', () => {
    expect(plan({})).toEqual([
      ['in-app', 'waiting', null, 'now'],
      ['email', 'waiting', null, 'now'],
      ['push', 'skipped', 'switched_off', 'now'],
    ])
    expect(plan({}, { type: alarm }).map(([channel]) => channel)).toEqual(['in-app', 'push'])
  })

  test('the community’s defaults stand above the type’s, the member’s wishes above both', () => {
    const defaults = { types: { 'toy.reply': { email: false, push: true } }, quiet: [] }
    expect(plan({}, { defaults }).map(([, state]) => state)).toEqual(['waiting', 'skipped', 'waiting'])
    const channels = { 'toy.reply': { email: true, push: false } }
    expect(plan({ channels }, { defaults }).map(([, state]) => state)).toEqual(['waiting', 'waiting', 'skipped'])
    const off = { types: { 'toy.reply': { off: true } }, quiet: [] }
    expect(plan({ channels }, { defaults: off }).map(([, , reason]) => reason)).toEqual(Array(3).fill('switched_off'))
  })

  test('a muted thing and a category that is off say so', () => {
    expect(plan({ muted: true }).map(([, , reason]) => reason)).toEqual(['muted', 'muted', 'switched_off'])
    const categories = { conversations: { off: true } }
    expect(plan({ categories }).map(([, , reason]) => reason)).toEqual(['category_off', 'category_off', 'switched_off'])
  })

  test('quiet hours and “do not disturb” hold every channel, whichever ends last', () => {
    const held = ['waiting', 'quiet_hours', '2026-03-11T07:00:00.000Z']
    expect(plan({ quiet: nights }).slice(0, 2)).toEqual([
      ['in-app', ...held],
      ['email', ...held],
    ])
    expect(plan({}, { defaults: { types: {}, quiet: nights } })[1]).toEqual(['email', ...held])
    expect(plan({ quietUntil: '2026-03-12T12:00:00.000Z' })[0]?.slice(2)).toEqual(['do_not_disturb', '2026-03-12T12:00:00.000Z'])
    expect(plan({ quiet: nights, quietUntil: '2026-03-11T03:00:00.000Z' })[0]).toEqual(['in-app', ...held])
    expect(plan({ quietUntil: '2026-03-01T00:00:00.000Z' })[0]?.[3]).toBe('now')
  })

  test('a digest gathers mail alone, and waits for the end of quiet hours', () => {
    const categories = { conversations: { cadence: 'daily' as const } }
    expect(plan({ categories }).slice(0, 2)).toEqual([
      ['in-app', 'waiting', null, 'now'],
      ['email', 'waiting', 'digest', '2026-03-11T08:00:00.000Z'],
    ])
    const late = [{ days: [3], from: '06:00', to: '09:30' }]
    expect(plan({ categories, quiet: late })[1]).toEqual(['email', 'waiting', 'quiet_hours', '2026-03-11T09:30:00.000Z'])
  })

  test('what concerns the safety of the account passes everything', () => {
    const wishes = {
      quiet: nights,
      muted: true,
      categories: { security: { off: true } },
      channels: { 'toy.alarm': { push: false } },
    }
    expect(plan(wishes, { type: alarm })).toEqual([
      ['in-app', 'waiting', null, 'now'],
      ['push', 'waiting', null, 'now'],
    ])
    const facts = { wishes: { ...usual, ...wishes }, defaults: none, now }
    expect(heldNow(alarm, facts)).toBeNull()
    expect(heldNow(reply, facts)).toEqual({ dueAt: '2026-03-11T07:00:00.000Z', reason: 'quiet_hours' })
  })
})

test('10,000 notices with mixed wishes are evaluated', () => {
  const mixed = Array.from({ length: 10_000 }, (_, n) => ({
    ...usual,
    zone: ['UTC', 'Australia/Darwin', 'America/New_York'][n % 3] as string,
    quiet: n % 2 ? nights : [],
    categories: (n % 5 ? {} : { conversations: { cadence: 'weekly' } }) as Wishes['categories'],
    muted: n % 11 === 0,
  }))
  const started = performance.now()
  const plans = mixed.flatMap((wishes) => evaluate(reply, { wishes, defaults: none, now }))
  const seconds = (performance.now() - started) / 1000
  expect(plans).toHaveLength(30_000)
  console.log(`evaluated ${Math.round(10_000 / seconds)} notices a second`)
})
