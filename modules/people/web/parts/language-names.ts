/** `da` → `Danish`, in the reader's own language; the code where there is no name. */
export function languageName(code: string, locale: string): string {
  return new Intl.DisplayNames([locale], { type: 'language', fallback: 'code' }).of(code) ?? code
}

/** Languages people choose from; others stay as they were set over the API. */
export const commonLanguages = [
  'ar',
  'bn',
  'da',
  'de',
  'en',
  'es',
  'fa',
  'fi',
  'fr',
  'hi',
  'id',
  'is',
  'it',
  'ja',
  'kl',
  'ko',
  'mi',
  'nb',
  'nl',
  'pl',
  'pt',
  'ro',
  'ru',
  'so',
  'sv',
  'sw',
  'th',
  'tr',
  'uk',
  'ur',
  'vi',
  'zh',
] as const
