export type OutgoingReason =
  | 'refused'
  | 'unknown_host'
  | 'insecure'
  | 'unreachable'
  | 'too_slow'
  | 'too_large'
  | 'too_many_redirects'

const words: Readonly<Record<OutgoingReason, string>> = {
  refused: 'is an address this server does not ask',
  unknown_host: 'has no address',
  insecure: 'is not https',
  unreachable: 'cannot be reached',
  too_slow: 'takes too long to answer',
  too_large: 'answers more than is read',
  too_many_redirects: 'redirects too often',
}

/** Why another server was not asked, or did not answer. Names its host, never the rest of the address. */
export class OutgoingFault extends Error {
  readonly reason: OutgoingReason
  constructor(reason: OutgoingReason, url: URL | null, cause?: unknown) {
    super(`${url?.host ?? 'This'} ${words[reason]}`, { cause })
    this.reason = reason
  }
}
