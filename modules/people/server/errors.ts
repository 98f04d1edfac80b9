import { declareRefusals } from '@guildhall/kernel'

export const refusals = declareRefusals({
  member_suspended: [403, 'Your membership of this community is suspended.'],
  follow_not_wanted: [403, 'This member does not want to be followed.'],
  that_is_you: [409, 'This is yourself.'],
})
