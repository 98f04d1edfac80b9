import { preferredLanguages } from '@guildhall/kernel/runtime'

const spoken = ['en', 'da', 'es', 'ar']

/** The language to answer in: what the address says, then this browser's choice, its preferences, the community's own. */
export function localeFor(asked: {
  query: string | null
  cookie: string | undefined
  accept: string | undefined
  own: string
}): string {
  const chosen = asked.cookie?.match(/(?:^|;\s*)guildhall_locale=([a-z]{2})/)?.[1]
  const wanted = [asked.query, chosen, ...preferredLanguages(asked.accept), asked.own]
  return wanted.map((tag) => tag?.toLowerCase().split('-')[0]).find((tag) => tag && spoken.includes(tag)) ?? 'en'
}
