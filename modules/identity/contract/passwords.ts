import { commandContract } from '@guildhall/kernel/contract'
import { z } from 'zod'
import { email, mailedToken, newPassword, password } from './fields.ts'

export const forgotPassword = commandContract({
  name: 'identity.forgot-password',
  http: 'POST /auth/forgot-password',
  summary: 'Mails a link for setting a new password, if there is an account with this e-mail. The answer never says so.',
  access: 'anyone',
  rate: 'sign-in',
  input: z.strictObject({ email }),
  output: z.object({ accepted: z.boolean() }),
})

export const resetPassword = commandContract({
  name: 'identity.reset-password',
  http: 'POST /auth/reset-password',
  summary: 'Sets a new password with the token of a mailed link, once within an hour; ends every session of the account.',
  access: 'anyone',
  rate: 'sign-in',
  input: z.strictObject({ token: mailedToken, password: newPassword }),
  output: z.object({ changed: z.boolean(), sessionsEnded: z.number().int() }),
})

export const changePassword = commandContract({
  name: 'identity.change-password',
  http: 'PUT /auth/password',
  summary: 'Changes the caller’s password and ends every other session of the account.',
  access: 'member',
  rate: 'sign-in',
  input: z.strictObject({ currentPassword: password, newPassword }),
  output: z.object({ changed: z.boolean(), sessionsEnded: z.number().int() }),
})
