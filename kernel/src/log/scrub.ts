// Keys whose values are secret, personal or somebody's words; compared without case, `_` and `-`.
const hiddenKeys = new Set(
  `password newpassword currentpassword passwordhash passphrase secret secretkey clientsecret privatekey apikey token accesstoken
  refreshtoken sessiontoken csrftoken csrf xcsrftoken authorization proxyauthorization cookie cookies setcookie session otp totp
  pin credentials connectionstring databaseurl email emails mail phone phonenumber mobile address street postcode birthdate
  dateofbirth displayname firstname lastname fullname username ip ips remoteaddress remoteip xforwardedfor useragent
  body rawbody payload input output values parameters params query querystring search headers form fields detail where
  data value idempotencykey`.split(/\s+/),
)
const HIDDEN = '[hidden]'

const keyPattern = /"([\w-]+)":/g
// Bounded repeats: a long hostile text costs time in proportion to its length.
const email = /[\p{L}\p{N}._%+-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,63}/gu
const bearer = /\b(Bearer|Basic)\s+[\w+/=.~-]+/gi
const jwt = /\beyJ[\w-]{8,4096}\.[\w-]{2,4096}\.[\w-]*/g
const urlPassword = /(\b[a-z][a-z0-9+.-]{0,15}:\/\/[^:@/\s"]{0,63}:)[^@/\s"]{1,255}@/gi
const urlQuery = /(\?)[^\s"'#?]*=[^\s"'#?]*/g
const assignment = /\b(pass(?:word|wd|phrase)|secret|token|api[_-]?key|cookie)(\\?["']?\s*[:=]\s*\\?["']?)[^\s"',;}&\\]+/gi
const suspicious = /@|bearer|basic |eyJ|\?|pass|secret|token|api.?key|cookie/i

/** A finished JSON log line without secrets and personal data: hidden keys lose their values, texts lose what looks like one. */
export function scrubLine(line: string): string {
  if (!suspicious.test(line) && !namesHiddenKey(line)) return line
  try {
    return `${JSON.stringify(scrubValue(JSON.parse(line)))}\n`
  } catch {
    return '{"level":"error","msg":"A log line that could not be read back was dropped"}\n'
  }
}

/** Text with e-mail addresses, credentials, tokens and query strings taken out. */
export const scrubText = (text: string): string =>
  text
    .replace(urlPassword, `$1${HIDDEN}@`)
    .replace(urlQuery, `$1${HIDDEN}`)
    .replace(bearer, `$1 ${HIDDEN}`)
    .replace(jwt, HIDDEN)
    .replace(assignment, `$1$2${HIDDEN}`)
    .replace(email, HIDDEN)

function scrubValue(value: unknown): unknown {
  if (typeof value === 'string') return scrubText(value)
  if (Array.isArray(value)) return value.map(scrubValue)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, isHidden(key) ? HIDDEN : scrubValue(inner)]))
}

const isHidden = (key: string): boolean => hiddenKeys.has(key.replace(/[_-]/g, '').toLowerCase())

function namesHiddenKey(line: string): boolean {
  for (const [, key] of line.matchAll(keyPattern)) if (isHidden(key as string)) return true
  return false
}
