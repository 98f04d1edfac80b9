import { noticeType, type Subjects } from '@guildhall/kernel'
import { raise } from '@guildhall/notify/api'
import { memberFollowed } from '../contract/index.ts'
import { people, subscriber } from './db.ts'
import { visibleMembers } from './policy.ts'

export const followNotice = noticeType({
  name: 'people.follow',
  category: 'people',
  icon: 'user-plus',
  channels: { 'in-app': true, email: false, push: false },
  urgency: 'low',
  words: {
    en: {
      label: 'New followers',
      title:
        '{others, plural, =0 {{actor} follows you} one {{actor} and # other follow you} other {{actor} and # others follow you}}',
    },
    da: {
      label: 'Nye følgere',
      title:
        '{others, plural, =0 {{actor} følger dig} one {{actor} og # anden følger dig} other {{actor} og # andre følger dig}}',
    },
    es: {
      label: 'Nuevos seguidores',
      title:
        '{others, plural, =0 {{actor} te sigue} one {{actor} y # persona más te siguen} other {{actor} y # personas más te siguen}}',
    },
    ar: {
      label: 'متابعون جدد',
      title:
        '{others, plural, zero {{actor} يتابعك} one {{actor} وشخص آخر يتابعانك} two {{actor} وشخصان آخران يتابعونك} few {{actor} و# آخرون يتابعونك} many {{actor} و# آخرون يتابعونك} other {{actor} و# آخرون يتابعونك}}',
    },
  },
})

export const notices = [followNotice]

export const subjects: Record<string, Subjects> = {
  async 'people.member'(reader, ids) {
    const members = await visibleMembers(people.reader(reader))
      .where((where) => where('people_members.id', '=', where.fn.any(where.val(ids))))
      .select(['people_members.id', 'people_members.display_name as title'])
      .execute()
    return new Map(members.map(({ id, title }) => [id, { title, link: `/u/${id}` }]))
  },
}

/** Tells a member who follows them now. */
const tellOfFollower = subscriber({
  name: 'people.tell-of-follower',
  on: [memberFollowed.name],
  async run(tx, { data: { memberId, otherId } }) {
    const subject = { noun: 'people.member', id: memberId }
    await raise(tx, followNotice, { to: [otherId], by: memberId, subject, within: { noun: 'people.followers', id: otherId } })
  },
})

export const subscribers = [tellOfFollower]
