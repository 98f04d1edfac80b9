import { declareRefusals } from '@guildhall/kernel'

export const factorRefusals = declareRefusals({
  wrong_code: [401, 'This code is not right, or it was used before. Wait for the next one and try again.'],
  codes_too_often: [429, 'There were too many wrong codes. Wait a few minutes, then try again.'],
  challenge_over: [401, 'This sign-in has taken too long or too many tries. Start again with your password.'],
  second_factor_in_use: [409, 'Your second factor is in use already. Switch it off first to set up another.'],
  second_factor_needed_here: [403, 'This community asks you to sign in with a second factor, so it stays on.'],
})
