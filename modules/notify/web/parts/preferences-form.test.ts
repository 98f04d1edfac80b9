import { expect, test } from 'vitest'
import { defaultsFrom, wishesFrom } from './preferences-form.ts'

const form = (entries: readonly (readonly [string, string])[]) => {
  const made = new FormData()
  for (const [name, value] of entries) made.append(name, value)
  return made
}

test('switches that were shown and are not there are off', () => {
  const wishes = wishesFrom(
    form([
      ['intent', 'channels'],
      ['shown', 'forum.reply in-app'],
      ['shown', 'forum.reply email'],
      ['shown', 'forum.reply telegram'],
      ['on forum.reply email', 'on'],
      ['cadence people', 'daily'],
      ['category people', 'on'],
      ['cadence work', 'weekly'],
      ['digest-hour', '18'],
      ['digest-weekday', '5'],
    ]),
  )
  expect(wishes).toEqual({
    channels: { 'forum.reply': { 'in-app': false, email: true } },
    categories: { people: { on: true, cadence: 'daily' }, work: { on: false, cadence: 'weekly' } },
    digestHour: 18,
    digestWeekday: 5,
  })
})

test('quiet hours without a day or a time are none', () => {
  const wishes = wishesFrom(
    form([
      ['intent', 'quiet'],
      ...['0', '1', '2'].map((line) => ['window', line] as const),
      ['days 0', '1'],
      ['days 0', '2'],
      ['from 0', '22:00'],
      ['to 0', '07:00'],
      ['from 1', '12:00'],
      ['to 1', '13:00'],
      ['days 2', '3'],
      ['from 2', ''],
      ['to 2', '13:00'],
    ]),
  )
  expect(wishes).toEqual({ quiet: [{ days: [1, 2], from: '22:00', to: '07:00' }] })
})

test('“do not disturb” begins and ends', () => {
  expect(
    wishesFrom(
      form([
        ['intent', 'disturb'],
        ['for', 'tomorrow'],
      ]),
    ),
  ).toEqual({ quietUntil: 'tomorrow' })
  expect(wishesFrom(form([['intent', 'disturb']]))).toEqual({ quietUntil: null })
  expect(wishesFrom(form([['intent', 'surprise']]))).toBeNull()
})

test('a kind that is not there is off for everybody', () => {
  const shown = ['forum.reply email', 'people.follow email'].map((name) => ['shown', name] as const)
  expect(defaultsFrom(form([...shown, ['there forum.reply', 'on'], ['on forum.reply email', 'on']]))).toEqual({
    types: { 'forum.reply': { email: true, off: false }, 'people.follow': { email: false, off: true } },
    quiet: [],
  })
})
