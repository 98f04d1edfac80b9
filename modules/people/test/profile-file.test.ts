import { expectRefusal, world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { editProfile, exportProfile, importProfile } from '../contract/index.ts'

const fields = [
  { key: 'skills', label: 'Skills', kind: 'multiselect', options: ['Welding', 'Baking'] },
  { key: 'town', label: 'Town', kind: 'text' },
]
const said = {
  bio: 'I weld.\nA lot, "really".',
  phone: '+45 12 34 56',
  links: [{ url: 'https://ann.example', label: 'My site' }],
  languages: ['en', 'da'],
  custom: { skills: ['Baking', 'Welding'], town: '=Bodø' },
}

test.each(['json', 'csv'] as const)('[USER-30] a profile goes out as %s and comes in again as the same', async (format) => {
  const { as } = await world({ sections: { people: { fields } } })
  const [ann, bea] = [as({ roles: ['member'], name: 'Ann' }), as({ roles: ['member'], name: 'Bea' })]
  await ann.call(editProfile, said)
  const file = await ann.call(exportProfile, { format })
  expect(file.headers['content-disposition']).toContain(`.${format}`)
  const text = typeof file.body === 'string' ? file.body : JSON.stringify(file.body)
  expect((await bea.call(importProfile, { format, text })).body).toMatchObject({
    ...{ displayName: 'Ann', bio: said.bio, phone: said.phone, links: said.links, languages: said.languages },
    custom: [{ value: ['Baking', 'Welding'] }, { value: '=Bodø' }],
  })
})

test('[USER-30] a file with a fault changes nothing and says where it is', async () => {
  const { as } = await world({ sections: { people: { fields } } })
  const ann = as({ roles: ['member'], name: 'Ann' })
  const bring = (format: 'json' | 'csv', text: string) => ann.call(importProfile, { format, text })
  const fieldsOf = async (answer: ReturnType<typeof bring>) => {
    const { status, body } = await answer
    expect(status).toBe(400)
    return (body as unknown as { errors: { field: string }[] }).errors.map(({ field }) => field)
  }
  expect(await fieldsOf(bring('json', '{'))).toEqual(['text'])
  expect(await fieldsOf(bring('json', '[]'))).toEqual(['text'])
  expect(await fieldsOf(bring('csv', 'field,value\nbio,Hello\ntimeZone,Mars/Olympus'))).toEqual(['timeZone'])
  expect(await fieldsOf(bring('csv', 'field,value\nbio,Hello\ncustom.skills,Flying'))).toEqual(['custom.skills'])
  expectRefusal(await bring('json', JSON.stringify({ bio: 'Hello', roles: ['admin'] })), 'invalid_input')
  expect((await ann.get('/users/me')).body.bio).toBe('')
})

test('[USER-10] other systems’ addresses lead to the same', async () => {
  const { as } = await world()
  const ann = as({ roles: ['member'], name: 'Ann' })
  expect((await ann.get('/member/profile')).body).toMatchObject({ displayName: 'Ann' })
})
