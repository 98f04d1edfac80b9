import { declareRefusals } from '@guildhall/kernel'

export const refusals = declareRefusals({
  wrong_credentials: [401, 'E-mail or password is not right. Check both and try again.'],
  email_taken: [409, 'There is an account with this e-mail already. Sign in instead, or use another e-mail.'],
  registration_by_invitation: [403, 'This community is joined by invitation. Ask a member or its organisers for one.'],
  registration_by_organisation: [403, 'This community is joined through an organisation. Ask yours, or write to its organisers.'],
  not_a_member: [403, 'Your account is not a member of this community.'],
  member_suspended: [403, 'Your membership of this community is suspended.'],
})
