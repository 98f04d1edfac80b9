import type { MailKind } from '@guildhall/kernel'
import { deletionMail, newDeviceMail, passwordChangedMail, resetMail, verifyMail } from './mails.ts'

const community = 'Example'
const linked = { community, url: 'https://example.org' }
const at = '2026-03-02T09:30:00Z'

/** The mails about accounts, with made-up occasions. */
export const mails: readonly MailKind[] = [
  {
    name: 'identity.verify-email',
    label: {
      en: 'Confirm an e-mail address',
      da: 'Bekræft en e-mailadresse',
      es: 'Confirmar un correo electrónico',
      ar: 'تأكيد بريد إلكتروني',
    },
    sample: (locale) => verifyMail(locale, linked),
  },
  {
    name: 'identity.reset-password',
    label: { en: 'Set a new password', da: 'Vælg ny adgangskode', es: 'Elegir otra contraseña', ar: 'كلمة مرور جديدة' },
    sample: (locale) => resetMail(locale, linked),
  },
  {
    name: 'identity.password-changed',
    label: { en: 'Password was changed', da: 'Adgangskoden er ændret', es: 'Contraseña cambiada', ar: 'تغيّرت كلمة المرور' },
    sample: (locale) => passwordChangedMail(locale, linked),
  },
  {
    name: 'identity.new-device',
    label: { en: 'New device', da: 'Ny enhed', es: 'Dispositivo nuevo', ar: 'جهاز جديد' },
    sample: (locale) => newDeviceMail(locale, { ...linked, device: 'Firefox · Linux', address: '192.0.2.x', at }),
  },
  {
    name: 'identity.deletion-requested',
    label: { en: 'Account will be deleted', da: 'Kontoen slettes', es: 'La cuenta se eliminará', ar: 'سيُحذف الحساب' },
    sample: (locale) => deletionMail(locale, { ...linked, at }),
  },
]
