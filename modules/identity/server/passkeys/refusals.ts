import { declareRefusals } from '@guildhall/kernel'

export const passkeyRefusals = declareRefusals({
  passkey_refused: [401, 'This passkey was not accepted. Try again, or sign in with your password.'],
  too_many_passkeys: [409, 'You have 20 passkeys here. Remove one you no longer use.'],
})
