import { noticeType } from '@guildhall/kernel'
import { raise } from '@guildhall/notify/api'
import { memberAsked } from '@guildhall/people/contract'
import { subscriber } from '../db.ts'
import { deciders } from '../store.ts'

const newcomerNotice = noticeType({
  name: 'administration.newcomer',
  category: 'work',
  icon: 'user-plus',
  link: '/admin/newcomers',
  channels: { 'in-app': true, email: true },
  words: {
    en: {
      label: 'Somebody asks to come in',
      title: '{count, plural, one {Somebody asks to come in} other {# people ask to come in}}',
      text: 'They wait until you or another organiser decides.',
    },
    da: {
      label: 'Nogen beder om at komme ind',
      title: '{count, plural, one {Én beder om at komme ind} other {# beder om at komme ind}}',
      text: 'De venter, til du eller en anden arrangør tager stilling.',
    },
    es: {
      label: 'Alguien pide entrar',
      title: '{count, plural, one {Alguien pide entrar} other {# personas piden entrar}}',
      text: 'Esperan a que tú u otra persona de la organización decida.',
    },
    ar: {
      label: 'شخص يطلب الانضمام',
      title:
        '{count, plural, zero {لا طلبات} one {شخص يطلب الانضمام} two {شخصان يطلبان الانضمام} few {# أشخاص يطلبون الانضمام} many {# شخصًا يطلبون الانضمام} other {# شخص يطلبون الانضمام}}',
      text: 'ينتظرون قرارك أو قرار منظّم آخر.',
    },
  },
})

export const approvedNotice = noticeType({
  name: 'administration.newcomer-approved',
  category: 'security',
  icon: 'user-check',
  link: '/membership',
  channels: { 'in-app': true, email: true },
  always: true,
  words: {
    en: { label: 'I am let in', title: 'Welcome, you are in', text: 'You can take part from now on.' },
    da: { label: 'Jeg bliver lukket ind', title: 'Velkommen, du er med', text: 'Du kan deltage fra nu af.' },
    es: { label: 'Me dejan entrar', title: 'Te damos la bienvenida', text: 'Ya puedes participar.' },
    ar: { label: 'قبول انضمامي', title: 'أهلًا بك، لقد قُبل انضمامك', text: 'يمكنك المشاركة من الآن.' },
  },
})

export const rejectedNotice = noticeType({
  name: 'administration.newcomer-rejected',
  category: 'security',
  icon: 'shield',
  link: '/membership',
  channels: { email: true },
  always: true,
  toSuspended: true,
  words: {
    en: { label: 'I am not let in', title: 'You were not let in', text: 'Sign in to read what the organisers wrote.' },
    da: {
      label: 'Jeg bliver ikke lukket ind',
      title: 'Du blev ikke lukket ind',
      text: 'Log ind for at læse, hvad arrangørerne skrev.',
    },
    es: {
      label: 'No me dejan entrar',
      title: 'Tu solicitud no fue aceptada',
      text: 'Entra para leer lo que escribió la organización.',
    },
    ar: { label: 'رفض انضمامي', title: 'لم يُقبل انضمامك', text: 'سجّل الدخول لتقرأ ما كتبه المنظّمون.' },
  },
})

export const newcomerNotices = [newcomerNotice, approvedNotice, rejectedNotice]

/** Tells those who decide that somebody waits. */
export const tellDeciders = subscriber({
  name: 'administration.tell-deciders',
  on: [memberAsked.name],
  async run(tx) {
    await raise(tx, newcomerNotice, {
      to: await deciders(tx),
      by: null,
      within: { noun: 'administration.newcomers', id: tx.tenant.id },
    })
  },
})
