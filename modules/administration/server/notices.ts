import { noticeType } from '@guildhall/kernel'

export const suspendedNotice = noticeType({
  name: 'administration.suspended',
  category: 'security',
  icon: 'shield',
  link: '/',
  channels: { email: true },
  urgency: 'high',
  always: true,
  toSuspended: true,
  words: {
    en: {
      label: 'My membership is suspended',
      title: 'Your membership has been suspended',
      text: 'You cannot sign in here until somebody of the administration lets you in again.',
    },
    da: {
      label: 'Mit medlemskab bliver suspenderet',
      title: 'Dit medlemskab er suspenderet',
      text: 'Du kan ikke logge ind her, før administrationen lukker dig ind igen.',
    },
    es: {
      label: 'Se suspende mi participación',
      title: 'Tu participación ha quedado suspendida',
      text: 'No puedes entrar hasta que la administración te lo permita de nuevo.',
    },
    ar: {
      label: 'تعليق عضويتي',
      title: 'عُلّقت عضويتك',
      text: 'لا يمكنك الدخول إلى أن تعيدك الإدارة.',
    },
  },
})

export const reactivatedNotice = noticeType({
  name: 'administration.reactivated',
  category: 'community',
  icon: 'user-check',
  link: '/',
  channels: { 'in-app': true, email: true },
  words: {
    en: { label: 'I am let in again', title: 'You can take part again', text: 'The administration has lifted your suspension.' },
    da: { label: 'Jeg lukkes ind igen', title: 'Du kan være med igen', text: 'Administrationen har ophævet din suspendering.' },
    es: {
      label: 'Puedo volver a entrar',
      title: 'Puedes participar de nuevo',
      text: 'La administración ha levantado la suspensión.',
    },
    ar: { label: 'إعادتي إلى المجتمع', title: 'يمكنك المشاركة من جديد', text: 'رفعت الإدارة تعليق عضويتك.' },
  },
})

export const notices = [suspendedNotice, reactivatedNotice]
