import { noticeType } from '@guildhall/kernel'
import { z } from 'zod'

/** The mail about it, with its link for “this wasn’t me”, goes its own way. */
export const newDeviceNotice = noticeType({
  name: 'identity.new-device',
  category: 'security',
  icon: 'lock',
  link: '/settings/security',
  channels: { 'in-app': true, push: true },
  urgency: 'high',
  always: true,
  data: z.object({ device: z.string().max(120) }),
  words: {
    en: {
      label: 'Sign-in from a new device',
      title: 'Somebody signed in to your account from a new device',
      text: '{device}',
    },
    da: { label: 'Login fra en ny enhed', title: 'Nogen har logget ind på din konto fra en ny enhed', text: '{device}' },
    es: {
      label: 'Acceso desde un dispositivo nuevo',
      title: 'Alguien ha entrado en tu cuenta desde un dispositivo nuevo',
      text: '{device}',
    },
    ar: { label: 'دخول من جهاز جديد', title: 'دخل أحدهم إلى حسابك من جهاز جديد', text: '{device}' },
  },
})

export const notices = [newDeviceNotice]
