import { event, id } from '@guildhall/kernel/contract'
import { z } from 'zod'

const oneMember = z.object({ memberId: id })
const twoMembers = z.object({ memberId: id, otherId: id })
type Two = z.output<typeof twoMembers>

export const memberJoined = event({ name: 'people.member.joined', data: oneMember, audience: () => ['tenant'] })
/** Somebody asks to come in; nobody in the community hears it but through what is raised for those who decide. */
export const memberAsked = event({ name: 'people.member.asked', data: oneMember, audience: () => [] })
/** A name, headline, picture or state changed: cards of the member are stale. */
export const memberChanged = event({ name: 'people.member.changed', data: oneMember, audience: () => ['tenant'] })

const both = ({ memberId, otherId }: Two) => [`member:${memberId}`, `member:${otherId}`]
/** `memberId` follows `otherId` from now on. */
export const memberFollowed = event({ name: 'people.member.followed', data: twoMembers, audience: both })
export const memberUnfollowed = event({ name: 'people.member.unfollowed', data: twoMembers, audience: both })

// Whoever is blocked or muted is never told.
const alone = ({ memberId }: Two) => [`member:${memberId}`]
export const memberBlocked = event({ name: 'people.member.blocked', data: twoMembers, audience: alone })
export const memberUnblocked = event({ name: 'people.member.unblocked', data: twoMembers, audience: alone })
export const memberMuted = event({ name: 'people.member.muted', data: twoMembers, audience: alone })
export const memberUnmuted = event({ name: 'people.member.unmuted', data: twoMembers, audience: alone })
