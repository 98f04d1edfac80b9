/** Language tags of Accept-Language by weight (RFC 9110, 12.5.4). */
export function preferredLanguages(header: string | undefined): string[] {
  const parts = (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const weight = parameters.map((parameter) => /^\s*q=([\d.]+)/.exec(parameter)?.[1]).find(Boolean)
      return { tag, weight: weight === undefined ? 1 : Number(weight) }
    })
  return parts
    .filter(({ tag, weight }) => weight > 0 && /^[a-z]{1,8}(-[a-z\d]{1,8})*$/i.test(tag))
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag)
}
