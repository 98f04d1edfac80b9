import * as contract from '../../contract/index.ts'
import { createApiKey } from '../commands/create-api-key.ts'
import { issueTokens } from '../commands/issue-tokens.ts'
import { refreshTokens } from '../commands/refresh-tokens.ts'
import { revokeApiKey } from '../commands/revoke-api-key.ts'
import { listApiKeys } from '../queries/list-api-keys.ts'
import { showSigningKeys } from '../queries/show-signing-keys.ts'

// The module's manifest, as far as tokens and keys go.
export { tokenRefusals as refusals } from './refusals.ts'
export const commands = [issueTokens, refreshTokens, createApiKey, revokeApiKey]
export const queries = [showSigningKeys, listApiKeys]
export const events = [contract.refreshTokenReused]
