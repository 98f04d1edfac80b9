import { commandContract } from '@guildhall/kernel/contract'
import { z } from 'zod'
import { mailedToken } from './fields.ts'

export const verifyEmail = commandContract({
  name: 'identity.verify-email',
  http: 'POST /auth/verify-email',
  summary: 'Confirms an e-mail address with the token of a mailed link, once within a day.',
  access: 'anyone',
  rate: 'sign-in',
  input: z.strictObject({ token: mailedToken }),
  output: z.object({ verified: z.boolean() }),
})

export const resendVerification = commandContract({
  name: 'identity.resend-verification',
  http: 'POST /auth/verify-email/resend',
  summary: 'Mails a new link for confirming the caller’s address; once a minute, five times an hour.',
  access: 'member',
  whileWaiting: true,
  input: z.strictObject({}),
  output: z.object({ sent: z.boolean().describe('false: the address is confirmed already.') }),
})
