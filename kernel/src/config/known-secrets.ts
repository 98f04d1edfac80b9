/** Words of passwords that images, compose files and guides come with. */
const words =
  /^(?:the|a|an|my|your|our|this|is|for|super|very|top|secret|secrets|key|keys|password|passwd|pass|token|jwt|session|change|changeme|changeit|me|default|example|dev|development|test|testing|local|demo|prod|production|admin|root|user|postgres|guildhall|please|long|random|string|value|here|insecure|only|in|to|must|be|replaced|replace|at|least|with|characters|chars|\d+)$/

/** Is a key one that was written in some file for everybody to copy? Also when it is made of few signs, or of such words alone. */
export function isKnownSecret(value: string): boolean {
  if (new Set(value).size < 10) return true
  const parts = value
    .replace(/(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])/g, ' ')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((part) => part !== '')
  return parts.every((part) => words.test(part))
}

const passwords = new Set([
  'postgres',
  'password',
  'passwd',
  'admin',
  'root',
  'secret',
  'changeme',
  'guildhall',
  'test',
  '12345678',
  '123456',
])

/** Is it the password of a database out of a guide? Having none is not one: a socket may need none. */
export const isKnownPassword = (value: string): boolean => passwords.has(decodeURIComponent(value).toLowerCase())
