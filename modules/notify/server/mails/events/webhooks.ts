import type { Exchange, Protocol } from '@guildhall/kernel'
import { receiveMailEvents } from '../../../contract/suppression.ts'

const MOST_BYTES = 1024 * 1024

/** Twilio SendGrid's event webhook: signature and time stand in headers. */
const sendgrid: Protocol = {
  path: '/mail/events/sendgrid',
  methods: ['POST'],
  rate: () => 'write',
  answer: (exchange) =>
    passOn(exchange, 'sendgrid', {
      signature: exchange.headers['x-twilio-email-event-webhook-signature'] ?? '',
      timestamp: exchange.headers['x-twilio-email-event-webhook-timestamp'] ?? '',
    }),
}

/** Mailgun's webhooks: they sign inside the body. */
const mailgun: Protocol = {
  path: '/mail/events/mailgun',
  methods: ['POST'],
  rate: () => 'write',
  answer: (exchange) => passOn(exchange, 'mailgun', { signature: '', timestamp: '' }),
}

export const webhooks = [sendgrid, mailgun]

async function passOn(exchange: Exchange, provider: string, signed: { signature: string; timestamp: string }) {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of exchange.body) {
    bytes += part.length
    if (bytes > MOST_BYTES) return { status: 413 }
    parts.push(part)
  }
  const outcome = await exchange.call(receiveMailEvents, {
    provider,
    payload: Buffer.concat(parts).toString('base64'),
    ...signed,
  })
  return outcome.ok ? { status: 204 } : outcome
}
