import type { MailKind } from '@guildhall/kernel'
import { mailWords } from '../notices/mail-words.ts'
import { fill, languageOf } from '../notices/words.ts'
import { standardKinds } from './standard/standard-mail.ts'

/** The mails this module sends itself. */
export const mails: readonly MailKind[] = [
  ...standardKinds,
  {
    name: 'notify.digest',
    label: {
      en: 'Several notifications in one mail',
      da: 'Flere notifikationer i én mail',
      es: 'Varias notificaciones en un correo',
      ar: 'عدة إشعارات في رسالة واحدة',
    },
    sample(locale) {
      const language = languageOf(locale)
      const words = (key: keyof typeof mailWords.en, values: Record<string, string | number> = {}) =>
        fill(mailWords[language][key], language, values)
      const subject = words('subject', { count: 2, community: 'Example' })
      return {
        ...{ subject, heading: subject, paragraphs: ['• Ada: …', '• Noor: …'] },
        ...{ action: { label: words('all'), url: '' }, footnote: words('footnote', { address: 'https://example.org' }) },
      }
    },
  },
]
