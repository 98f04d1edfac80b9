import { commandContract, instant, queryContract } from '@guildhall/kernel/contract'
import { z } from 'zod'
import { SignedIn } from './signed-in.ts'

/** What the browser's WebAuthn functions take and give, as JSON (WebAuthn level 3); the library that reads it checks it. */
const webAuthn = z.record(z.string(), z.unknown())
const passkeyId = z
  .string()
  .min(1)
  .max(1400)
  .regex(/^[\w-]+$/)
const name = z.string().trim().min(1, 'Give it a name you will know it by.').max(80)

export const Passkey = z.object({ id: passkeyId, name: z.string(), createdAt: instant, lastUsedAt: instant.nullable() })
export type Passkey = z.infer<typeof Passkey>

export const listPasskeys = queryContract({
  name: 'identity.list-passkeys',
  http: 'GET /auth/passkeys',
  summary: 'The caller’s passkeys for this community’s address.',
  access: 'member',
  input: z.strictObject({}),
  output: z.object({ items: z.array(Passkey) }),
})

export const beginPasskey = commandContract({
  name: 'identity.begin-passkey',
  http: 'POST /auth/passkeys/begin',
  summary: 'What the browser needs to make a passkey: good for five minutes.',
  access: 'member',
  rate: 'sign-in',
  secretAnswer: true,
  input: z.strictObject({}),
  output: z.object({ options: webAuthn }),
})

export const addPasskey = commandContract({
  name: 'identity.add-passkey',
  http: 'POST /auth/passkeys',
  summary: 'Keeps the passkey the browser made.',
  access: 'member',
  rate: 'sign-in',
  input: z.strictObject({ name, response: webAuthn }),
  output: Passkey,
})

export const renamePasskey = commandContract({
  name: 'identity.rename-passkey',
  http: 'PATCH /auth/passkeys/:passkey',
  summary: 'Gives one of the caller’s passkeys another name.',
  access: 'member',
  input: z.strictObject({ passkey: passkeyId, name }),
  output: Passkey,
})

export const removePasskey = commandContract({
  name: 'identity.remove-passkey',
  http: 'DELETE /auth/passkeys/:passkey',
  summary: 'The passkey signs nobody in any more.',
  access: 'member',
  input: z.strictObject({ passkey: passkeyId }),
  output: z.object({ removed: z.boolean() }),
})

export const askForPasskey = commandContract({
  name: 'identity.ask-for-passkey',
  http: 'POST /auth/login/passkey/begin',
  summary: 'What the browser needs to sign in with a passkey, whoever it is: good for five minutes.',
  access: 'anyone',
  rate: 'sign-in',
  secretAnswer: true,
  input: z.strictObject({}),
  output: z.object({ options: webAuthn }),
})

export const signInWithPasskey = commandContract({
  name: 'identity.sign-in-with-passkey',
  http: 'POST /auth/login/passkey',
  summary: 'Starts a session with the browser’s answer: the passkey says who it is, and its device has asked for the person.',
  access: 'anyone',
  rate: 'sign-in',
  session: 'starts',
  input: z.strictObject({ response: webAuthn, remember: z.boolean().default(false) }),
  output: SignedIn,
})
