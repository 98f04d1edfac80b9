/** The languages the pages speak. */
export const locales = ['en', 'da', 'es', 'ar'] as const
export type Locale = (typeof locales)[number]

/** What each language calls itself. */
export const localeNames: Record<Locale, string> = { en: 'English', da: 'Dansk', es: 'Español', ar: 'العربية' }

export const dirOf = (locale: string): 'ltr' | 'rtl' => (locale.startsWith('ar') ? 'rtl' : 'ltr')
export const isLocale = (tag: string): tag is Locale => (locales as readonly string[]).includes(tag)
