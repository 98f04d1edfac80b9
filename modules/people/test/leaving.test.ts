import { aPicture } from '@guildhall/files/testing'
import { systemActor } from '@guildhall/kernel'
import { expectRefusal, world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { editProfile, setAvatar } from '../contract/index.ts'
import { anonymiseMember, cards } from '../server/api.ts'

test('[USER-06] whoever is anonymised has no name, profile, picture or ties left, and others’ lists forget them', async () => {
  const { as, host, tenant, transact, database } = await world()
  const [ann, bea] = [as({ roles: ['member'], name: 'Ann' }), as({ roles: ['member'], name: 'Bea' })]
  const [{ memberId }, b] = [await ann.identity(), (await bea.identity()).memberId]
  await ann.call(editProfile, {
    bio: 'A secret bio',
    phone: 'a secret 5',
    location: 'Oslo',
    languages: ['en'],
    headline: 'A secret head',
  })
  const { fileId } = (await ann.call(setAvatar, { image: aPicture() })).body
  await ann.post(`/users/${b}/follow`)
  await bea.post(`/users/${memberId}/follow`)
  for (const _ of [1, 2]) await transact((tx) => anonymiseMember(tx, memberId))
  const seen = await cards(host.reader(tenant, systemActor(tenant.id)), [memberId])
  expect(seen.get(memberId)).toMatchObject({ displayName: '', avatarUrl: null, left: true })
  expectRefusal(await bea.get(`/users/${memberId}`), 'not_found')
  expectRefusal(await bea.get(`/files/${fileId}/64`), 'not_found')
  expect((await bea.get('/users/me/followers')).body.items).toEqual([])
  const { rows } = await database.owner.query('select to_jsonb(m)::text as all from people_members m where id = $1', [memberId])
  expect(rows[0].all).not.toMatch(/secret|Oslo|Ann/)
})
