import { commandContract, event, id, instant, queryContract } from '@guildhall/kernel/contract'
import { z } from 'zod'
import { password } from './fields.ts'

export const showMyAccount = queryContract({
  name: 'identity.show-my-account',
  http: 'GET /auth/account',
  summary: 'The caller’s account: address, whether it is confirmed, last sign-in.',
  access: 'member',
  whileWaiting: true,
  input: z.strictObject({}),
  output: z.object({
    accountId: id,
    email: z.string(),
    emailVerifiedAt: instant.nullable(),
    hasPassword: z.boolean(),
    hasSecondFactor: z.boolean(),
    passwordChangedAt: instant.nullable(),
    lastSignInAt: instant.nullable(),
    createdAt: instant,
  }),
})

export const exportMyData = queryContract({
  name: 'identity.export-my-data',
  http: 'GET /auth/account/export',
  summary: 'Everything this community and the account’s own records know about the caller, by module (GDPR, articles 15 and 20).',
  access: 'member',
  whileWaiting: true,
  input: z.strictObject({}),
  output: z.object({
    exportedAt: instant,
    community: z.string(),
    memberId: id,
    modules: z.record(z.string(), z.unknown()).describe('By module key.'),
  }),
})

export const requestDeletion = commandContract({
  name: 'identity.request-deletion',
  http: 'POST /auth/account/deletion',
  summary: 'Asks for the account to be deleted in 14 days and ends its sessions; signing in before then cancels it.',
  access: 'member',
  whileWaiting: true,
  rate: 'sign-in',
  session: 'ends',
  input: z.strictObject({ password }),
  output: z.object({ deleteAfter: instant }),
})

/** An account is gone: what it wrote stays, without a name. */
export const accountForgotten = event({
  name: 'identity.account.forgotten',
  data: z.object({ accountId: id, memberId: id }),
  audience: () => [],
})
