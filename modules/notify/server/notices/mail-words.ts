type Texts = { subject: string; open: string; all: string; more: string; footnote: string }

/** The words around notices in mails and pushes; ICU messages. */
export const mailWords: Readonly<Record<'en' | 'da' | 'es' | 'ar', Texts>> = {
  en: {
    subject: '{count, plural, one {# notification} other {# notifications}} from {community}',
    open: 'Open',
    all: 'See them all',
    more: '{count, plural, one {And # more.} other {And # more.}}',
    footnote: 'You decide what you are told and when: {address}',
  },
  da: {
    subject: '{count, plural, one {# notifikation} other {# notifikationer}} fra {community}',
    open: 'Åbn',
    all: 'Se dem alle',
    more: '{count, plural, one {Og # mere.} other {Og # mere.}}',
    footnote: 'Du bestemmer selv, hvad du får besked om og hvornår: {address}',
  },
  es: {
    subject: '{count, plural, one {# notificación} other {# notificaciones}} de {community}',
    open: 'Abrir',
    all: 'Verlas todas',
    more: '{count, plural, one {Y # más.} other {Y # más.}}',
    footnote: 'Tú decides qué se te comunica y cuándo: {address}',
  },
  ar: {
    subject:
      '{count, plural, zero {لا إشعارات} one {إشعار واحد} two {إشعاران} few {# إشعارات} many {# إشعارًا} other {# إشعار}} من {community}',
    open: 'فتح',
    all: 'عرضها كلها',
    more: '{count, plural, zero {ولا شيء غيرها.} one {وواحد آخر.} two {واثنان آخران.} few {و# أخرى.} many {و# أخرى.} other {و# أخرى.}}',
    footnote: 'أنت تقرر ما يصلك ومتى: {address}',
  },
}
