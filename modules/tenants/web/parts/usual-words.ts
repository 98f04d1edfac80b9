import ar from 'virtual:texts/ar'
import da from 'virtual:texts/da'
import en from 'virtual:texts/en'
import es from 'virtual:texts/es'

const languages = { en, da, es, ar }

/** The messages of a language as they are written, for loaders and actions: they are too much for a browser. */
export const usualWords = (locale: string): Readonly<Record<string, string>> => languages[languageOf(locale)]

export const languageOf = (tag: string): keyof typeof languages =>
  Object.hasOwn(languages, tag) ? (tag as keyof typeof languages) : 'en'
