import { commandContract, event, id, queryContract } from '@guildhall/kernel/contract'
import { z } from 'zod'
import { SignedIn } from './signed-in.ts'

/** Six digits from an authenticator app, or a backup code; spaces and hyphens do not count. */
const code = z
  .string()
  .max(40)
  .transform((text) => text.replace(/[\s-]/g, '').toUpperCase())
  .pipe(z.string().regex(/^(\d{6}|[A-Z2-7]{10})$/, 'Enter the six digits from your app, or one of your backup codes.'))
const challengeToken = z.string().min(20).max(100)

/** What an authenticator app needs: as an `otpauth:` address for a QR code, and the same secret to type in (base32). */
export const TotpSetUp = z.object({ uri: z.string(), secret: z.string() })
const backupCodes = z.array(z.string()).describe('Shown once. Each works once instead of a code from the app.')

export const showFactors = queryContract({
  name: 'identity.show-factors',
  http: 'GET /auth/mfa',
  summary: 'The caller’s second factor: whether it is in use, and how many backup codes are left.',
  access: 'member',
  input: z.strictObject({}),
  output: z.object({
    /** `pending`: set up, but no code has been entered yet. */
    totp: z.enum(['disabled', 'pending', 'enabled']),
    backupCodesLeft: z.number().int(),
    /** This community asks for it, so it cannot be switched off. */
    required: z.boolean(),
  }),
})

export const setUpTotp = commandContract({
  name: 'identity.set-up-totp',
  http: 'POST /auth/mfa/enable',
  summary: 'Makes a new secret for an authenticator app; it is in use once a code from it has been entered.',
  access: 'member',
  rate: 'sign-in',
  secretAnswer: true,
  input: z.strictObject({}),
  output: TotpSetUp,
})

export const confirmTotp = commandContract({
  name: 'identity.confirm-totp',
  http: 'POST /auth/mfa/verify',
  summary: 'Puts the second factor into use with a first code from the app. Answers ten backup codes.',
  access: 'member',
  rate: 'sign-in',
  secretAnswer: true,
  input: z.strictObject({ code }),
  output: z.object({ backupCodes }),
})

export const disableTotp = commandContract({
  name: 'identity.disable-totp',
  http: 'POST /auth/mfa/disable',
  summary: 'Takes the second factor out of use. Asks for the password or a code.',
  access: 'member',
  rate: 'sign-in',
  input: z.strictObject({ password: z.string().min(1).max(200).optional(), code: code.optional() }),
  output: z.object({ disabled: z.boolean() }),
})

export const renewBackupCodes = commandContract({
  name: 'identity.renew-backup-codes',
  http: 'POST /auth/mfa/backup-codes',
  summary: 'Ten new backup codes; the old ones are worth nothing from now on. Asks for a code.',
  access: 'member',
  rate: 'sign-in',
  secretAnswer: true,
  input: z.strictObject({ code }),
  output: z.object({ backupCodes }),
})

export const answerChallenge = commandContract({
  name: 'identity.answer-challenge',
  http: 'POST /auth/login/factor',
  summary: 'Second step of signing in: the challenge and a code give a session. After five wrong codes the challenge is over.',
  access: 'anyone',
  rate: 'sign-in',
  session: 'starts',
  input: z.strictObject({ challenge: challengeToken, code }),
  output: SignedIn,
})

export const enrolOnTheWayIn = commandContract({
  name: 'identity.enrol-on-the-way-in',
  http: 'POST /auth/login/enrol',
  summary: 'For a challenge of the kind `enrol`: a secret for an authenticator app, whose first code then answers the challenge.',
  access: 'anyone',
  rate: 'sign-in',
  secretAnswer: true,
  input: z.strictObject({ challenge: challengeToken }),
  output: TotpSetUp,
})

/** A second factor came into use or went out of it. Nobody outside the server hears it. */
export const secondFactorChanged = event({
  name: 'identity.second-factor.changed',
  data: z.object({ memberId: id, inUse: z.boolean() }),
  audience: () => [],
})
