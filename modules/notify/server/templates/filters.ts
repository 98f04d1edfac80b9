import type { Environment } from 'nunjucks'

export type FilterLocale = { locale: string; zone: string }

/** The filters a template has besides Nunjucks' own, in the reader's language and time zone. */
export function addFilters(environment: Environment, { locale, zone }: FilterLocale): void {
  const inZone = (options: Intl.DateTimeFormatOptions) => (at: unknown) => moment(at, locale, { ...options, timeZone: zone })
  environment
    .addFilter('date', inZone({ dateStyle: 'long' }))
    .addFilter('time', inZone({ timeStyle: 'short' }))
    .addFilter('datetime', inZone({ dateStyle: 'long', timeStyle: 'short' }))
    .addFilter('currency', (minor: unknown, code: unknown) => money(minor, { code, locale }))
    .addFilter('number', (value: unknown) => new Intl.NumberFormat(locale).format(Number(value)))
    .addFilter('titlecase', (text: unknown) => titleCase(String(text ?? ''), locale))
}

/** An ISO 8601 instant in words; anything else as it is. */
function moment(at: unknown, locale: string, options: Intl.DateTimeFormatOptions): string {
  try {
    return Temporal.Instant.from(String(at)).toLocaleString(locale, options)
  } catch {
    return String(at ?? '')
  }
}

/** Minor units of an ISO 4217 currency: `1250 | currency("DKK")` is 12.50 kroner, `1250 | currency("JPY")` 1,250 yen. */
function money(minor: unknown, { code, locale }: { code: unknown; locale: string }): string {
  try {
    const format = new Intl.NumberFormat(locale, { style: 'currency', currency: String(code) })
    return format.format(Number(minor) / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
  } catch {
    return `${minor} ${code}`
  }
}

const titleCase = (text: string, locale: string) =>
  text.replace(/\p{L}[\p{L}\p{M}’']*/gu, (word) => word[0]?.toLocaleUpperCase(locale) + word.slice(1).toLocaleLowerCase(locale))
