import { declareRefusals } from '@guildhall/kernel'

export const refusals = declareRefusals({
  wrong_credentials: [401, 'E-mail or password is not right. After several tries, wait a few minutes or reset your password.'],
  wrong_password: [403, 'Your current password is not right. After several tries, wait a few minutes or reset it.'],
  link_not_valid: [410, 'This link was used already or is too old. Ask for a new one.'],
  weak_password: [400, 'This password is too easily guessed.'],
  wait_before_resending: [429, 'A link was sent a moment ago. Look into your mailbox, or wait a little before the next.'],
  last_administrator: [409, 'You are the only administrator here. Make somebody else one first.'],
  email_taken: [409, 'There is an account with this e-mail already. Sign in instead, or use another e-mail.'],
  registration_by_invitation: [403, 'This community is joined by invitation. Ask a member or its organisers for one.'],
  registration_by_organisation: [403, 'This community is joined through an organisation. Ask yours, or write to its organisers.'],
  invitation_invalid: [404, 'This invitation is not valid: it may have been used, taken back, or be too old. Ask for a new one.'],
  terms_not_accepted: [409, 'Joining this community takes accepting its terms as they are today. Read them and accept them.'],
  no_organisations_here: [403, 'This community is not joined through organisations.'],
  not_a_member: [403, 'Your account is not a member of this community.'],
  member_suspended: [403, 'Your membership of this community is suspended.'],
})
