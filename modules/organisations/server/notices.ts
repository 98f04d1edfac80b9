import { noticeType, type Subjects } from '@guildhall/kernel'
import { raise } from '@guildhall/notify/api'
import { memberAdded, ownershipTransferred } from '../contract/index.ts'
import { organisations, subscriber } from './db.ts'
import { visibleOrganisations } from './policy.ts'

export const joinedNotice = noticeType({
  name: 'organisations.member-joined',
  category: 'people',
  icon: 'building',
  channels: { 'in-app': true, email: false, push: false },
  urgency: 'low',
  words: {
    en: {
      label: 'Somebody joins an organisation I look after',
      title:
        '{others, plural, =0 {{actor} joined {subject}} one {{actor} and # other joined {subject}} other {{actor} and # others joined {subject}}}',
    },
    da: {
      label: 'Nogen kommer med i en organisation, jeg passer',
      title:
        '{others, plural, =0 {{actor} kom med i {subject}} one {{actor} og # anden kom med i {subject}} other {{actor} og # andre kom med i {subject}}}',
    },
    es: {
      label: 'Alguien entra en una organización que llevo',
      title:
        '{others, plural, =0 {{actor} entró en {subject}} one {{actor} y # persona más entraron en {subject}} other {{actor} y # personas más entraron en {subject}}}',
    },
    ar: {
      label: 'انضمام أحد إلى منظمة أتولاها',
      title:
        '{others, plural, zero {انضم {actor} إلى {subject}} one {انضم {actor} وشخص آخر إلى {subject}} two {انضم {actor} وشخصان آخران إلى {subject}} few {انضم {actor} و# آخرون إلى {subject}} many {انضم {actor} و# آخرون إلى {subject}} other {انضم {actor} و# آخرون إلى {subject}}}',
    },
  },
})

export const ownershipNotice = noticeType({
  name: 'organisations.ownership',
  category: 'community',
  icon: 'building',
  channels: { 'in-app': true, email: true },
  words: {
    en: { label: 'An organisation becomes mine', title: '{subject} is yours now', text: 'You are its owner from today on.' },
    da: { label: 'En organisation bliver min', title: '{subject} er nu din', text: 'Du ejer den fra i dag.' },
    es: { label: 'Una organización pasa a ser mía', title: '{subject} es tuya ahora', text: 'Desde hoy te pertenece.' },
    ar: { label: 'انتقال ملكية منظمة إليّ', title: 'أصبحت {subject} ملكك الآن', text: 'أنت مالكها من اليوم.' },
  },
})

export const notices = [joinedNotice, ownershipNotice]

export const subjects: Record<string, Subjects> = {
  async 'organisations.organisation'(reader, ids) {
    const rows = await visibleOrganisations(organisations.reader(reader))
      .where((where) => where('organisations_accounts.id', '=', where.fn.any(where.val(ids))))
      .select(['organisations_accounts.id', 'organisations_accounts.name', 'organisations_accounts.slug'])
      .execute()
    return new Map(rows.map(({ id, name, slug }) => [id, { title: name, link: `/o/${slug}` }]))
  },
}

/** Tells those who look after an organisation who came in, and a new owner that it is theirs. */
const tellOfPeople = subscriber({
  name: 'organisations.tell-of-people',
  on: [memberAdded.name, ownershipTransferred.name],
  async run(tx, { name, data, actorId }) {
    const subject = { noun: 'organisations.organisation', id: data.organisationId as string }
    if (name === ownershipTransferred.name) return raise(tx, ownershipNotice, { to: [data.toId], by: actorId, subject })
    const keepers = await tx.db
      .selectFrom('organisations_members')
      .select('member_id')
      .where('organisation_id', '=', subject.id)
      .where('role', 'in', ['owner', 'admin'])
      .limit(50)
      .execute()
    const to = keepers.map(({ member_id }) => member_id).filter((id) => id !== actorId)
    await raise(tx, joinedNotice, { to, by: data.memberId, subject })
  },
})

export const noticeSubscribers = [tellOfPeople]
