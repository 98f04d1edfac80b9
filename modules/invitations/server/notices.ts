import { noticeType } from '@guildhall/kernel'
import { raise } from '@guildhall/notify/api'
import { invitationUsed } from '../contract/index.ts'
import { subscriber } from './db.ts'

export const acceptedNotice = noticeType({
  name: 'invitations.accepted',
  category: 'people',
  icon: 'user-check',
  channels: { 'in-app': true, email: true, push: false },
  words: {
    en: {
      label: 'Somebody I invited comes in',
      title:
        '{others, plural, =0 {{actor} accepted your invitation} one {{actor} and # other accepted your invitation} other {{actor} and # others accepted your invitation}}',
    },
    da: {
      label: 'En, jeg har inviteret, kommer ind',
      title:
        '{others, plural, =0 {{actor} tog imod din invitation} one {{actor} og # anden tog imod din invitation} other {{actor} og # andre tog imod din invitation}}',
    },
    es: {
      label: 'Alguien que invité entra',
      title:
        '{others, plural, =0 {{actor} aceptó tu invitación} one {{actor} y # persona más aceptaron tu invitación} other {{actor} y # personas más aceptaron tu invitación}}',
    },
    ar: {
      label: 'انضمام من دعوتهم',
      title:
        '{others, plural, zero {قبل {actor} دعوتك} one {قبل {actor} وشخص آخر دعوتك} two {قبل {actor} وشخصان آخران دعوتك} few {قبل {actor} و# آخرون دعوتك} many {قبل {actor} و# آخرون دعوتك} other {قبل {actor} و# آخرون دعوتك}}',
    },
  },
})

export const notices = [acceptedNotice]

/** Tells whoever invited somebody that they have come. */
const tellInviter = subscriber({
  name: 'invitations.tell-inviter',
  on: [invitationUsed.name],
  async run(tx, { data: { invitationId, memberId } }) {
    const row = await tx.db
      .selectFrom('invitations_invitations')
      .select('created_by')
      .where('id', '=', invitationId)
      .executeTakeFirst()
    if (!row?.created_by) return
    const subject = { noun: 'people.member', id: memberId }
    const within = { noun: 'invitations.invitation', id: invitationId }
    await raise(tx, acceptedNotice, { to: [row.created_by], by: memberId, subject, within })
  },
})

export const subscribers = [tellInviter]
