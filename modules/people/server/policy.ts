import { type Actor, allowed, denied, every, holds, type Verdict } from '@guildhall/kernel'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Audience } from '../contract/index.ts'
import type { Reader, Writer } from './db.ts'
import { refusals } from './errors.ts'

type Unit = Reader | Writer

/** Sees every profile and every field, whatever its owner says: for those who look after the community. */
export const seesAll = (actor: Actor): boolean => actor.kind !== 'visitor' && holds(actor, 'people.profile.view-any')

/** Members whose profile the actor may open: not those who left, nor anyone blocked, and as each of them wishes. */
export function visibleMembers({ db, actor }: Unit) {
  const members = db.selectFrom('people_members').where('people_members.status', '<>', 'left')
  if (seesAll(actor)) return members
  const { memberId } = actor
  if (memberId === null) {
    if (!holds(actor, 'people.profile.view')) return members.where(sql<SqlBool>`false`)
    return members.where('people_members.visibility', '=', 'everyone').where('people_members.status', '=', 'active')
  }
  return members
    .where(notHiddenFrom(actor, 'people_members.id'))
    .where((where) =>
      where.or([
        where('people_members.id', '=', memberId),
        where.and([
          where('people_members.status', '=', 'active'),
          where.or([
            where('people_members.visibility', 'in', ['everyone', 'members']),
            where.and([where('people_members.visibility', '=', 'followers'), followedBy(memberId)]),
          ]),
        ]),
      ]),
    )
}

/** Members of whom the actor may know whether they are here: themselves, and whoever lets it be known. */
export const withKnownPresence = (unit: Unit) =>
  visibleMembers(unit).where((where) =>
    where.or([where('people_members.presence_visible', '=', true), where('people_members.id', '=', unit.actor.memberId)]),
  )

/**
 * Is the column’s member neither blocked by this actor nor blocking them? For the `visibleX` of other modules: the ids are
 * looked up once a statement, whatever the number of rows.
 * @example topics.where(notHiddenFrom(actor, 'forum_topics.author_id'))
 */
export const notHiddenFrom = ({ memberId }: Actor, column: string): RawBuilder<SqlBool> =>
  memberId === null
    ? sql<SqlBool>`true`
    : sql<SqlBool>`${sql.ref(column)} <> all (array(
        select other_id from people_blocks where member_id = ${memberId}::uuid
        union all select member_id from people_blocks where other_id = ${memberId}::uuid))`

/** The members this actor mutes, as an array of ids; empty for visitors. For a column or an `any (…)`. */
export const mutedIds = ({ memberId }: Actor): RawBuilder<string[]> =>
  memberId === null
    ? sql<string[]>`'{}'::uuid[]`
    : sql<string[]>`array(select other_id from people_mutes where member_id = ${memberId}::uuid)`

/** Is the column’s member not muted by this actor? For lists: what is muted is left out there, and opens all the same. */
export const notMutedBy = (actor: Actor, column: string): RawBuilder<SqlBool> =>
  actor.memberId === null ? sql<SqlBool>`true` : sql<SqlBool>`${sql.ref(column)} <> all (${mutedIds(actor)})`

const followedBy = (memberId: string) =>
  sql<SqlBool>`exists (select from people_follows f where f.member_id = ${memberId}::uuid and f.other_id = people_members.id)`

/** How the reader of a profile stands to its owner. */
export type Standing = { self: boolean; member: boolean; follows: boolean; all: boolean }

/** May somebody who stands like this see what is meant for that audience? */
export const reaches = (audience: Audience, { self, member, follows, all }: Standing): boolean =>
  self || all || audience === 'everyone' || (member && audience === 'members') || (follows && audience === 'followers')

export type TieFacts = { id: string; may_follow: 'members' | 'me' }

export const canFollow = (actor: Actor, other: TieFacts): Verdict =>
  every(notOneself(actor, other), other.may_follow === 'members' ? allowed : denied(refusals.follow_not_wanted))

/** Blocking and muting: anyone but oneself. */
export const notOneself = (actor: Actor, other: { id: string }): Verdict =>
  actor.memberId === other.id ? denied(refusals.that_is_you) : allowed
