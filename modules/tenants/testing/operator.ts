import { elevate } from '@guildhall/access/contract'
import { appoint } from '@guildhall/access/testing/factories'
import { type Caller, type World, world } from '@guildhall/kernel/testing'
import { type CommunityDetail, createCommunity, exportCommunity, showOneCommunity } from '../contract/index.ts'

let made = 0
export const aSlug = (): string => `made-${process.pid}-${++made}-${Math.random().toString(36).slice(2, 8)}`
export const because = 'The people who run it asked for this.'

/** An operator of the server who acts with every right just now, from this world's community. */
export async function anOperator(here: World): Promise<Caller> {
  const caller = here.as({ roles: [] })
  await appoint(here, caller)
  await caller.call(elevate, { reason: 'Communities are looked after today.', minutes: 60 })
  return caller
}

/** A community an operator has made from a blueprint. */
export async function aCommunity(by: Caller, wishes: { blueprint?: string; slug?: string } = {}): Promise<string> {
  const slug = wishes.slug ?? aSlug()
  const { status, body } = await by.call(createCommunity, { blueprint: wishes.blueprint ?? 'p2p-sandbox', slug })
  if (status !== 200) throw new Error(`No community was made: ${JSON.stringify(body)}`)
  return slug
}

/** With an archive of it finished. */
export async function exported(here: Pick<World, 'drain'>, by: Caller, slug: string): Promise<CommunityDetail> {
  await by.call(exportCommunity, { slug })
  await here.drain()
  return (await by.call(showOneCommunity, { slug })).body
}

export const operating = async () => {
  const here = await world()
  return { ...here, here, operator: await anOperator(here) }
}
