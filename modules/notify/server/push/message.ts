/** What a device is told. `tag`: the same for the same message, so that a device which gets it twice shows it once. */
export type PushMessage = {
  title: string
  body: string
  /** Absolute. */
  url: string
  /** 32 characters of the base64url alphabet: also the `Topic` of RFC 8030, 5.4. */
  tag: string
  urgency: 'low' | 'normal' | 'high'
  /** Says that there is something, without saying what: for carriers that could read it. */
  discreet: string
}

export type Address =
  | { kind: 'web-push'; endpoint: string; keys: { p256dh: string; auth: string } }
  | { kind: 'fcm'; token: string }

/** Seconds after which nobody needs the push any more: the centre has it anyway. */
export const secondsToLive: Readonly<Record<PushMessage['urgency'], number>> = {
  low: 4 * 3600,
  normal: 24 * 3600,
  high: 72 * 3600,
}

/** Why a push did not arrive. `gone`: the device takes none any more; `refused`: this push will never be taken. */
export class PushFault extends Error {
  readonly reason: 'gone' | 'refused' | 'later'
  constructor(reason: PushFault['reason'], message: string) {
    super(message)
    this.reason = reason
  }
}

/** What a push service's status means (RFC 8030, 8.): 404 and 410 end the subscription, 429 and 5xx ask for patience. */
export function faultOfStatus(status: number): PushFault | null {
  if (status >= 200 && status < 300) return null
  if (status === 404 || status === 410) return new PushFault('gone', `The device is gone (${status})`)
  if (status === 429 || status === 408 || status >= 500) return new PushFault('later', `The push service answers ${status}`)
  return new PushFault('refused', `The push service answers ${status}`)
}
