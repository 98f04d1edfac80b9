const browsers: readonly (readonly [RegExp, string])[] = [
  [/guildhall[-/ ]/i, 'Guildhall client'],
  [/edg(e|a|ios)?\//i, 'Edge'],
  [/(opr|opera)\//i, 'Opera'],
  [/samsungbrowser\//i, 'Samsung Internet'],
  [/(firefox|fxios)\//i, 'Firefox'],
  [/(chrome|crios|chromium)\//i, 'Chrome'],
  [/safari\//i, 'Safari'],
  [/curl\//i, 'curl'],
]
// iPads and iPhones name Mac OS too, and Android names Linux: the particular comes first.
const systems: readonly (readonly [RegExp, string])[] = [
  [/iphone/i, 'iPhone'],
  [/ipad/i, 'iPad'],
  [/android/i, 'Android'],
  [/windows/i, 'Windows'],
  [/mac os x|macintosh/i, 'macOS'],
  [/cros/i, 'ChromeOS'],
  [/linux|x11/i, 'Linux'],
]

/**
 * A device as people recognise theirs: `Firefox on Linux`. Without versions, so that an update is no new device; empty
 * when the program did not say what it is. At most 80 characters.
 */
export function deviceOf(userAgent: string | null): string {
  if (!userAgent) return ''
  const browser = nameIn(browsers, userAgent)
  const system = nameIn(systems, userAgent)
  if (browser && system) return `${browser} on ${system}`
  return browser ?? system ?? plainName(userAgent)
}

const nameIn = (names: typeof browsers, userAgent: string): string | null =>
  names.find(([pattern]) => pattern.test(userAgent))?.[1] ?? null

// `okhttp/4.9` → `okhttp`
const plainName = (userAgent: string): string => (userAgent.split(/[/\s(]/)[0] ?? '').replace(/[^\w.-]/g, '').slice(0, 80)
