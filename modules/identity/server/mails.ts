import type { MailContent } from '@guildhall/kernel'
import { inLanguage } from './languages.ts'
import { deletionTexts, newDeviceTexts, passwordChangedTexts, resetTexts, verifyTexts } from './mail-texts.ts'

const moment = (locale: string, at: string): string =>
  Temporal.Instant.from(at).toLocaleString(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })

type Linked = { community: string; url: string }

export function verifyMail(locale: string, { community, url }: Linked): MailContent {
  const text = inLanguage(verifyTexts, locale)
  return {
    key: 'identity.verify-email',
    security: true,
    subject: text.subject(community),
    heading: text.heading,
    paragraphs: [text.body(community)],
    action: { label: text.label, url },
    footnote: text.footnote,
  }
}

export function resetMail(locale: string, { community, url }: Linked): MailContent {
  const text = inLanguage(resetTexts, locale)
  return {
    key: 'identity.reset-password',
    security: true,
    subject: text.subject(community),
    heading: text.heading,
    paragraphs: [text.body(community)],
    action: { label: text.label, url },
    footnote: text.footnote,
  }
}

export function passwordChangedMail(locale: string, { community, url }: Linked): MailContent {
  const text = inLanguage(passwordChangedTexts, locale)
  return {
    key: 'identity.password-changed',
    security: true,
    subject: text.subject(community),
    heading: text.heading,
    paragraphs: [text.body],
    action: { label: text.label, url },
  }
}

export function newDeviceMail(
  locale: string,
  { device, address, at, community, url }: Linked & { device: string; address: string; at: string },
): MailContent {
  const text = inLanguage(newDeviceTexts, locale)
  const where = [device || text.unknownDevice, address].filter((part) => part !== '').join(', ')
  return {
    key: 'identity.new-device',
    security: true,
    subject: text.subject(community),
    heading: text.heading,
    paragraphs: [`${where} – ${moment(locale, at)} (UTC)`, text.body],
    action: { label: text.label, url },
  }
}

export function deletionMail(locale: string, { at, community, url }: Linked & { at: string }): MailContent {
  const text = inLanguage(deletionTexts, locale)
  return {
    key: 'identity.deletion-requested',
    security: true,
    subject: text.subject(community),
    heading: text.heading,
    paragraphs: [text.body(moment(locale, at))],
    action: { label: text.label, url },
  }
}
