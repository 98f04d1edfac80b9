import { expectRefusal, world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { blockMember, editPrivacy } from '../contract/index.ts'
import { rooms } from '../server/rooms.ts'

/** Two members and an administrator, and a way to say that one of them is here. */
async function scene() {
  const { as, host, tenant } = await world()
  const [ann, ben, admin] = [as({ roles: ['member'] }), as({ roles: ['member'] }), as({ roles: ['admin'] })]
  const { memberId } = await ann.identity()
  const present = (attention: 'online' | 'away') =>
    host.nodes.presence.note({ tenantId: tenant.id, memberId }, 'socket', attention)
  const seenBy = async (who: typeof ben) => {
    const answer = await who.get(`/presence?members=${memberId}`)
    return answer.status === 404 ? 'nobody' : answer.body.items
  }
  const mayListen = async (who: typeof ben) => {
    const { memberId: own } = await who.identity()
    const actor = {
      ...{ kind: 'member', memberId: own, accountId: own, tenantId: tenant.id, permissions: [] },
      locale: 'en',
      displayName: '',
      sessionId: own,
    }
    return rooms.presence(host.reader(tenant, actor as Parameters<typeof host.reader>[1]), memberId)
  }
  return { as, ann, ben, admin, memberId, present, seenBy, mayListen }
}

test('[RT-10] members see who is here, who looks away and when the others last were', async () => {
  const { as, ann, ben, memberId, present, seenBy, mayListen } = await scene()
  expect(await seenBy(ben)).toMatchObject([{ memberId, state: 'offline', lastSeenAt: expect.stringMatching(/Z$/) }])
  await present('online')
  expect(await seenBy(ben)).toMatchObject([{ state: 'online' }])
  await present('away')
  expect(await seenBy(ann)).toMatchObject([{ state: 'away' }])
  expect(await mayListen(ben)).toBe(true)
  expectRefusal(await as('visitor').get(`/presence?members=${memberId}`), 'sign_in_required')
  expectRefusal(await as.stranger().get(`/presence?members=${memberId}`), 'not_found')
  expectRefusal(await ben.get('/presence?members=everybody'), 'invalid_input')
})

test('[CONN-09] whoever keeps to themselves whether they are here is offline to nobody: they are left out, for everyone', async () => {
  const { ann, ben, admin, present, seenBy, mayListen } = await scene()
  await present('online')
  await ann.call(editPrivacy, { presence: false })
  expect(await seenBy(ben)).toBe('nobody')
  expect(await seenBy(admin)).toBe('nobody')
  expect([await mayListen(ben), await mayListen(admin), await mayListen(ann)]).toEqual([false, false, true])
  expect(await seenBy(ann)).toMatchObject([{ state: 'online' }])
})

test('[CONN-06] who blocks or is blocked sees no presence, either way', async () => {
  const { ann, ben, present, seenBy, mayListen } = await scene()
  await present('online')
  await ann.call(blockMember, { member: (await ben.identity()).memberId })
  expect(await seenBy(ben)).toBe('nobody')
  expect(await mayListen(ben)).toBe(false)
})
