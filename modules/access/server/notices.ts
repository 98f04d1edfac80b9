import { noticeType } from '@guildhall/kernel'
import { raise } from '@guildhall/notify/api'
import { rightsChanged } from '../contract/index.ts'
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

export const notices = [rightsNotice]

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

export const subscribers = [tellOfRights]
