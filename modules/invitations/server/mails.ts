import type { MailContent, MailKind } from '@guildhall/kernel'

export type InvitationMail = {
  community: string
  inviter: string | null
  organisation: string | null
  message: string
  url: string
  /** ISO 8601. */
  expiresAt: string
  locale: string
}

type Words = {
  subject: (of: InvitationMail) => string
  lead: (of: InvitationMail) => string
  message: (inviter: string | null) => string
  action: string
  until: (date: string) => string
  footnote: string
}

const into = (community: string, organisation: string | null, joiner: string) =>
  organisation ? `${organisation} ${joiner} ${community}` : community

const words: Record<string, Words> = {
  en: {
    subject: ({ community }) => `You are invited to ${community}`,
    lead: ({ inviter, community, organisation }) =>
      inviter
        ? `${inviter} invites you to join ${into(community, organisation, 'at')}.`
        : `You are invited to join ${into(community, organisation, 'at')}.`,
    message: (inviter) => (inviter ? `${inviter} writes:` : 'With these words:'),
    action: 'Accept the invitation',
    until: (date) => `The invitation is for you alone and is valid until ${date}.`,
    footnote: 'If you did not expect this, ignore it: nothing happens unless you accept.',
  },
  da: {
    subject: ({ community }) => `Du er inviteret til ${community}`,
    lead: ({ inviter, community, organisation }) =>
      inviter
        ? `${inviter} inviterer dig til ${into(community, organisation, 'i')}.`
        : `Du er inviteret til ${into(community, organisation, 'i')}.`,
    message: (inviter) => (inviter ? `${inviter} skriver:` : 'Med disse ord:'),
    action: 'Tag imod invitationen',
    until: (date) => `Invitationen er kun til dig og gælder til ${date}.`,
    footnote: 'Hvis du ikke ventede den, så se bort fra den: der sker intet, før du tager imod.',
  },
  es: {
    subject: ({ community }) => `Te invitan a ${community}`,
    lead: ({ inviter, community, organisation }) =>
      inviter
        ? `${inviter} te invita a unirte a ${into(community, organisation, 'en')}.`
        : `Te invitan a unirte a ${into(community, organisation, 'en')}.`,
    message: (inviter) => (inviter ? `${inviter} escribe:` : 'Con estas palabras:'),
    action: 'Aceptar la invitación',
    until: (date) => `La invitación es solo para ti y vale hasta el ${date}.`,
    footnote: 'Si no la esperabas, ignórala: no pasa nada si no la aceptas.',
  },
  ar: {
    subject: ({ community }) => `دعوة إلى ${community}`,
    lead: ({ inviter, community, organisation }) =>
      inviter
        ? `يدعوك ${inviter} للانضمام إلى ${into(community, organisation, 'في')}.`
        : `أنت مدعو للانضمام إلى ${into(community, organisation, 'في')}.`,
    message: (inviter) => (inviter ? `كتب ${inviter}:` : 'مع هذه الكلمات:'),
    action: 'قبول الدعوة',
    until: (date) => `هذه الدعوة لك وحدك وهي صالحة حتى ${date}.`,
    footnote: 'إن لم تكن تتوقعها فتجاهلها: لن يحدث شيء ما لم تقبلها.',
  },
}

/** The mail an invitation goes out with, in the recipient’s language. */
export function invitationMail(of: InvitationMail): MailContent {
  const say = words[of.locale.split('-')[0] ?? 'en'] ?? (words.en as Words)
  const date = new Intl.DateTimeFormat(of.locale, { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(of.expiresAt))
  return {
    key: 'invitations.invitation',
    subject: say.subject(of),
    heading: say.subject(of),
    paragraphs: [say.lead(of), ...(of.message ? [say.message(of.inviter), of.message] : []), say.until(date)],
    action: { label: say.action, url: of.url },
    footnote: say.footnote,
  }
}

export const mails: readonly MailKind[] = [
  {
    name: 'invitations.invitation',
    label: { en: 'Invitation', da: 'Invitation', es: 'Invitación', ar: 'دعوة' },
    sample: (locale) =>
      invitationMail({
        ...{ community: 'Example', inviter: 'Ada', organisation: null, message: '…', url: 'https://example.org', locale },
        expiresAt: '2026-03-02T09:30:00Z',
      }),
  },
]
