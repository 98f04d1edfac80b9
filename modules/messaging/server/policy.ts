import { type Actor, allowed, denied, every, holds, requires, type Verdict } from '@guildhall/kernel'
import { notHiddenFrom } from '@guildhall/people/api'
import { type SqlBool, sql } from 'kysely'
import type { Unit } from './db.ts'
import { refusals } from './errors.ts'
import { isWithin } from './rules.ts'

export type Place = { kind: 'direct' | 'group' | 'channel'; role: 'owner' | 'admin' | 'member' }
export type MessageFacts = {
  authorId: string
  messageKind: 'text' | 'notice' | 'poll' | 'voice'
  createdAt: string
  deletedAt: string | null
}
export type Moment = { now: string; editMinutes: number; deleteMinutes: number }

const own = ({ memberId }: Actor) => sql<string>`${memberId}::uuid`

/** The conversations the actor is in. Nobody meets whom they have blocked, or who has blocked them, face to face. */
export const visibleConversations = ({ db, actor }: Unit) =>
  db
    .selectFrom('messaging_members as m')
    .innerJoin('messaging_conversations as c', 'c.id', 'm.conversation_id')
    .where('m.member_id', '=', own(actor))
    .where('m.left_at', 'is', null)
    .where(sql<SqlBool>`(m.other_id is null or ${notHiddenFrom(actor, 'm.other_id')})`)

/** Messages of those conversations, from where the actor may read, without those they deleted for themselves. */
export const visibleMessages = ({ db, actor }: Unit) =>
  db
    .selectFrom('messaging_messages as s')
    .innerJoin('messaging_members as m', 'm.conversation_id', 's.conversation_id')
    .where('m.member_id', '=', own(actor))
    .where('m.left_at', 'is', null)
    .where(sql<SqlBool>`(m.other_id is null or ${notHiddenFrom(actor, 'm.other_id')})`)
    .whereRef('s.seq', '>=', 'm.first_seq')
    .where(notDeletedFor(actor))

/** Not among what the actor deleted for themselves; the message is `s`. */
export const notDeletedFor = (actor: Actor) =>
  sql<SqlBool>`not exists (select from messaging_hidden h where h.member_id = ${own(actor)} and h.message_id = s.id)`

/** Open channels are there for everyone who may join. */
export const visibleChannels = ({ db }: Unit) =>
  db.selectFrom('messaging_conversations as c').where('c.kind', '=', 'channel').where('c.open', '=', true)

export const moderates = (actor: Actor): boolean => holds(actor, 'messaging.moderate')
/** Writes to anybody without asking first: those whose task it is. */
export const writesUnasked = (actor: Actor): boolean => holds(actor, 'messaging.direct.unasked')

export const canPost = (actor: Actor): Verdict => requires(actor, 'messaging.message.send')
export const canOpenDirect = (actor: Actor): Verdict => requires(actor, 'messaging.direct.start')
export const canCreate = (actor: Actor, kind: 'group' | 'channel'): Verdict =>
  requires(actor, kind === 'group' ? 'messaging.group.create' : 'messaging.channel.create')
export const canJoin = (actor: Actor): Verdict => requires(actor, 'messaging.channel.join')
export const canModerate = (actor: Actor): Verdict => requires(actor, 'messaging.moderate')

const ofMany = (place: Place): Verdict => (place.kind === 'direct' ? denied(refusals.conversation_of_two) : allowed)
const leads = (place: Place): boolean => place.role !== 'member'

/** Name, rules and people: owners and admins. */
export const canManage = (place: Place): Verdict =>
  every(ofMany(place), leads(place) ? allowed : denied(refusals.conversation_role_needed))

/** Bringing people in: in a group everyone, in a channel those who lead it. */
export const canInvite = (place: Place): Verdict =>
  every(ofMany(place), place.kind === 'group' || leads(place) ? allowed : denied(refusals.conversation_role_needed))

/** Making owners: owners only. */
export const canAppoint = (place: Place): Verdict =>
  every(ofMany(place), place.role === 'owner' ? allowed : denied(refusals.conversation_role_needed))

/** Taking somebody out: those who lead; an owner only by an owner. */
export const canRemove = (place: Place, other: { role: Place['role'] }): Verdict =>
  every(canManage(place), other.role === 'owner' ? canAppoint(place) : allowed)

export const canLeave = (place: Place): Verdict => ofMany(place)

const isThere = ({ deletedAt }: MessageFacts): Verdict => (deletedAt === null ? allowed : denied(refusals.message_deleted))

/** Its author, in words, for a while. */
export const canEdit = (actor: Actor, message: MessageFacts, { now, editMinutes }: Moment): Verdict =>
  every(
    message.authorId === actor.memberId ? allowed : denied(refusals.message_not_yours),
    isThere(message),
    message.messageKind === 'text' ? allowed : denied(refusals.message_not_words),
    isWithin(editMinutes, message.createdAt, now) ? allowed : denied(refusals.message_time_over),
  )

/** For everyone: its author for a while; those who lead a group or channel, and moderators in it, at any time. */
export function canDelete(actor: Actor, message: MessageFacts & Place, { now, deleteMinutes }: Moment): Verdict {
  const own = message.authorId === actor.memberId
  const may =
    message.messageKind !== 'notice' && ((own && isWithin(deleteMinutes, message.createdAt, now)) || mayClean(actor, message))
  return every(isThere(message), may ? allowed : denied(own ? refusals.message_time_over : refusals.message_not_yours))
}

/** Taking others' words away: nobody between two people. */
export const mayClean = (actor: Actor, place: Place): boolean => place.kind !== 'direct' && (leads(place) || moderates(actor))

/** Pinning: anyone between two or in a group; in a channel those who lead it. */
export const canPin = (place: Place, message: MessageFacts): Verdict =>
  every(isThere(message), place.kind !== 'channel' || leads(place) ? allowed : denied(refusals.conversation_role_needed))

export const canClosePoll = (actor: Actor, message: MessageFacts & Place): Verdict =>
  message.authorId === actor.memberId || mayClean(actor, message) ? allowed : denied(refusals.message_not_yours)

/** Others' messages only. */
export const canReport = (actor: Actor, message: MessageFacts): Verdict =>
  message.authorId === actor.memberId ? denied(refusals.own_message) : allowed

export const canTouch = (message: MessageFacts): Verdict => isThere(message)

/** Calling everyone: in groups anyone, in channels those who lead them. */
export const mayCallEveryone = (place: Place): boolean => place.kind === 'group' || (place.kind === 'channel' && leads(place))
