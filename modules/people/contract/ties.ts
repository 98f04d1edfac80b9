import { commandContract, id, pageInput, pageOf, queryContract } from '@guildhall/kernel/contract'
import { z } from 'zod'
import { Card } from './card.ts'

const member = z.strictObject({ member: id })
const Done = z.object({ memberId: id })

const tie = <const Name extends string>(name: Name, http: `${'POST' | 'DELETE'} /${string}`, summary: string) =>
  commandContract({ name, http, summary, access: 'member', audit: 'none', input: member, output: Done })

export const followMember = tie('people.follow-member', 'POST /users/:member/follow', 'Follows a member; again changes nothing.')
export const unfollowMember = tie('people.unfollow-member', 'DELETE /users/:member/follow', 'Follows a member no longer.')
export const blockMember = tie(
  'people.block-member',
  'POST /users/:member/block',
  'Neither sees the other any more; following ends both ways.',
)
export const unblockMember = tie('people.unblock-member', 'DELETE /users/:member/block', 'Ends a block.')
export const muteMember = tie(
  'people.mute-member',
  'POST /users/:member/mute',
  'Hears nothing more of a member, who does not notice.',
)
export const unmuteMember = tie('people.unmute-member', 'DELETE /users/:member/mute', 'Ends muting.')

const ofSomebody = z.strictObject({ ...pageInput, member: z.union([z.literal('me'), id]) })
const own = z.strictObject(pageInput)
const list = <const Name extends string>(name: Name, path: string, summary: string) =>
  queryContract({ name, http: `GET /users/:member/${path}`, summary, access: 'member', input: ofSomebody, output: pageOf(Card) })
const ownList = <const Name extends string>(name: Name, path: string, summary: string) =>
  queryContract({ name, http: `GET /users/me/${path}`, summary, access: 'member', input: own, output: pageOf(Card) })

export const listFollowers = list('people.list-followers', 'followers', 'Who follows a member, latest first.')
export const listFollowing = list('people.list-following', 'following', 'Whom a member follows, latest first.')
export const listConnections = list('people.list-connections', 'connections', 'Members who follow each other, latest first.')
export const listBlocked = ownList('people.list-blocked', 'blocks', 'Whom one has blocked.')
export const listMuted = ownList('people.list-muted', 'mutes', 'Whom one has muted.')
