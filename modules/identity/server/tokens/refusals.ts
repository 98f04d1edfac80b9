import { declareRefusals } from '@guildhall/kernel'

export const tokenRefusals = declareRefusals({
  refresh_token_over: [401, 'This refresh token is not good any more. Sign in again.'],
  refresh_token_reused: [401, 'This refresh token was used before, so its session was ended for safety. Sign in again.'],
  scope_not_held: [403, 'A key cannot be given rights you do not have.'],
  too_many_api_keys: [409, 'You have 50 API keys here. Revoke one you no longer use.'],
})
