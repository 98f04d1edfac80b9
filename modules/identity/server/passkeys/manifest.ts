import { addPasskey } from '../commands/add-passkey.ts'
import { askForPasskey } from '../commands/ask-for-passkey.ts'
import { beginPasskey } from '../commands/begin-passkey.ts'
import { removePasskey } from '../commands/remove-passkey.ts'
import { renamePasskey } from '../commands/rename-passkey.ts'
import { signInWithPasskey } from '../commands/sign-in-with-passkey.ts'
import { listPasskeys } from '../queries/list-passkeys.ts'

// The module's manifest, as far as passkeys go.
export { passkeyRefusals as refusals } from './refusals.ts'
export const commands = [beginPasskey, addPasskey, renamePasskey, removePasskey, askForPasskey, signInWithPasskey]
export const queries = [listPasskeys]
