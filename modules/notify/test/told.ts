import type { Caller, World } from '@guildhall/kernel/testing'
import { countNotices, listNotices } from '../contract/index.ts'

/** What a member's list says, latest first. */
export const titlesOf = async (caller: Caller, input: { unread?: string; waiting?: string; locale?: string } = {}) =>
  (await caller.call(listNotices, input)).body.items.map(({ title }) => title)

export const unreadOf = async (caller: Caller) => (await caller.call(countNotices, {})).body.unread

export const idOf = async (caller: Caller) => (await caller.identity()).memberId

export const member = (here: World, name?: string) => here.as({ roles: ['member'], name })
