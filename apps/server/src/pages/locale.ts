const spoken = ['en', 'da', 'es', 'ar']

/** The language to answer in: what the address says, then this browser's choice, its preferences, the community's own. */
export function localeFor(asked: {
  query: string | null
  cookie: string | undefined
  accept: string | undefined
  own: string
}): string {
  const chosen = asked.cookie?.match(/(?:^|;\s*)guildhall_locale=([a-z]{2})/)?.[1]
  const wanted = [asked.query, chosen, ...preferred(asked.accept), asked.own]
  return wanted.map((tag) => tag?.toLowerCase().split('-')[0]).find((tag) => tag && spoken.includes(tag)) ?? 'en'
}

/** Tags of Accept-Language by weight (RFC 9110, 12.5.4). */
function preferred(header: string | undefined): string[] {
  const parts = (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const weight = parameters.map((parameter) => /^\s*q=([\d.]+)/.exec(parameter)?.[1]).find(Boolean)
      return { tag, weight: weight === undefined ? 1 : Number(weight) }
    })
  return parts
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag)
}
