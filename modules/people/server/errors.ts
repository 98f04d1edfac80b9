import { declareRefusals } from '@guildhall/kernel'

export const refusals = declareRefusals({
  member_suspended: [403, 'Your membership of this community is suspended.'],
})
