import type { AnyReader } from '@guildhall/kernel'

/** Texts in the language asked for; English where there are none. */
export const inLanguage = <Text>(texts: Record<'en', Text> & Record<string, Text>, locale: string): Text =>
  texts[locale] ?? texts[locale.split('-')[0] as string] ?? texts.en

/** What the person at the other end reads: their page's or program's language, else the one they chose here. */
export const languageOf = ({ origin, actor }: Pick<AnyReader, 'origin' | 'actor'>): string => origin.language ?? actor.locale
