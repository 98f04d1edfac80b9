import { systemActor } from '@guildhall/kernel'
import { world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { silenced } from '../server/api.ts'

test('whoever mutes or blocks an author, or is blocked by them, wants to hear nothing of them; followers and strangers do', async () => {
  const { as, host, tenant } = await world()
  const [author, mutes, blocks, blocked, follows, stranger] = Array.from({ length: 6 }, () => as({ roles: ['member'] }))
  const idOf = async (who: typeof author) => (await (who as NonNullable<typeof who>).identity()).memberId
  const [authorId, ...others] = await Promise.all([author, mutes, blocks, blocked, follows, stranger].map(idOf))
  const [mutesId, blocksId, blockedId] = others
  await mutes?.post(`/users/${authorId}/mute`)
  await blocks?.post(`/users/${authorId}/block`)
  await author?.post(`/users/${blockedId}/block`)
  await follows?.post(`/users/${authorId}/follow`)
  const reader = host.reader(tenant, systemActor(tenant.id))
  expect([...(await silenced(reader, others, authorId as string))].sort()).toEqual([mutesId, blocksId, blockedId].sort())
  expect(await silenced(reader, [], authorId as string)).toEqual(new Set())
})
