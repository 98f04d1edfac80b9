import { noticeType } from '@guildhall/kernel'
import { raise } from '@guildhall/notify/api'
import { grantEnding, rightsChanged } from '../contract/index.ts'
import { subscriber } from './db.ts'

export const rightsNotice = noticeType({
  name: 'access.rights',
  category: 'community',
  icon: 'key',
  link: '/settings/profile',
  channels: { 'in-app': true, email: true },
  words: {
    en: { label: 'Changes of my roles and rights', title: 'Your roles or rights here have changed' },
    da: { label: 'Ændringer i mine roller og rettigheder', title: 'Dine roller eller rettigheder her er ændret' },
    es: { label: 'Cambios en mis roles y permisos', title: 'Han cambiado tus roles o permisos aquí' },
    ar: { label: 'تغييرات أدواري وصلاحياتي', title: 'تغيّرت أدوارك أو صلاحياتك هنا' },
  },
})

export const endingNotice = noticeType({
  name: 'access.grant-ending',
  category: 'community',
  icon: 'key',
  link: '/settings/profile',
  channels: { 'in-app': true, email: true },
  words: {
    en: { label: 'Roles and rights of mine that end soon', title: 'A role or right of yours here ends within two weeks' },
    da: {
      label: 'Mine roller og rettigheder, der snart ophører',
      title: 'En af dine roller eller rettigheder her ophører inden for to uger',
    },
    es: { label: 'Roles y permisos míos que terminan pronto', title: 'Un rol o permiso tuyo aquí termina en dos semanas' },
    ar: { label: 'أدواري وصلاحياتي التي تنتهي قريبًا', title: 'دور أو صلاحية لك هنا تنتهي خلال أسبوعين' },
  },
})

export const notices = [rightsNotice, endingNotice]

/** Tells a member that somebody else changed what they may do. */
const tellOfRights = subscriber({
  name: 'access.tell-of-rights',
  on: [rightsChanged.name],
  sameAs: ({ data, actorId }) => `${data.memberId} ${actorId}`,
  async run(tx, { data: { memberId }, actorId }) {
    if (actorId === null || actorId === memberId) return
    await raise(tx, rightsNotice, { to: [memberId], by: null, within: { noun: 'access.rights', id: memberId } })
  },
})

const tellOfEnding = subscriber({
  name: 'access.tell-of-ending',
  on: [grantEnding.name],
  async run(tx, { data: { memberId, grantId } }) {
    await raise(tx, endingNotice, { to: [memberId], by: null, within: { noun: 'access.grant', id: grantId } })
  },
})

export const subscribers = [tellOfRights, tellOfEnding]
