import type { Caller, World } from '@guildhall/kernel/testing'
import { followMember } from '@guildhall/people/contract'
import { listNotices } from '../contract/index.ts'

/** Somebody follows the reader: their list has a notice of it. Answers the entry's id. */
export async function aNotice(world: World, reader: Caller, { from = world.as({ roles: ['member'] }) } = {}): Promise<string> {
  const { memberId } = await reader.identity()
  await from.call(followMember, { member: memberId })
  await world.drain()
  const { body } = await reader.call(listNotices, {})
  const [entry] = body.items
  if (!entry) throw new Error('Nobody was told of a follower')
  return entry.id
}
