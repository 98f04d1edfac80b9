import { expect, test } from 'vitest'
import { avatarFrom, linksFrom, profileFrom } from './profile-form.ts'

test('links are lines of an address and what it is called', () => {
  expect(linksFrom(' https://a.example  My own  site \r\n\nhttps://b.example')).toEqual([
    { url: 'https://a.example', label: 'My own site' },
    { url: 'https://b.example', label: '' },
  ])
})

test('a form says every field once: lists as lists, an empty time zone as none', () => {
  const form = new FormData()
  form.set('displayName', 'Ann')
  form.set('languages', 'en,da')
  form.append('custom.skills', 'Baking')
  form.append('custom.skills', 'Welding')
  const field = { label: '', options: [], required: false, visibility: 'me' as const, value: null }
  const custom = [
    { ...field, key: 'skills', kind: 'multiselect' as const },
    { ...field, key: 'town', kind: 'text' as const },
  ]
  expect(profileFrom(form, custom)).toMatchObject({
    displayName: 'Ann',
    languages: ['en', 'da'],
    timeZone: null,
    custom: { skills: ['Baking', 'Welding'], town: '' },
  })
})

test('an upload without a crop keeps the middle', async () => {
  const form = new FormData()
  form.set('image', new Blob([new Uint8Array([1, 2, 3])]), 'evil.svg')
  expect(await avatarFrom(form)).toEqual({ image: new Uint8Array([1, 2, 3]) })
})
