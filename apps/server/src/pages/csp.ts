/** Stands for the nonce in rendered pages; replaced by the response's own. Random, so that no post can contain it. */
export const nonceMark = `nonce-${crypto.randomUUID()}`

/** The content security policy of a page: only scripts and style elements that carry this response's nonce. */
export const contentSecurityPolicy = (nonce: string, host: string): string =>
  [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "worker-src 'self'",
    "img-src 'self' data:",
    `connect-src 'self' ws://${host} wss://${host}`,
    "base-uri 'none'",
    "object-src 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')

/** The text around each place for the nonce. */
export const segmentsOf = (html: string): Buffer[] => html.split(nonceMark).map((segment) => Buffer.from(segment))

export function joined(segments: readonly Buffer[], nonce: string): Buffer {
  const [only] = segments
  if (only && segments.length === 1) return only
  const mark = Buffer.from(nonce)
  return Buffer.concat(segments.flatMap((segment, at) => (at === 0 ? [segment] : [mark, segment])))
}
