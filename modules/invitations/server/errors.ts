import { declareRefusals } from '@guildhall/kernel'

export const refusals = declareRefusals({
  invitation_invalid: [404, 'This invitation is not valid: it may have been used, taken back, or be too old. Ask for a new one.'],
  invitation_used_by_you: [409, 'You have taken up this invitation already.'],
  role_beyond_yours: [403, 'You can only give roles whose rights you hold yourself.'],
  unknown_role: [400, 'This community has no such role.'],
  too_many_lines: [400, 'This file has more than 500 lines. Split it.'],
  csv_unreadable: [400, 'This is not a CSV file with a column named email.'],
  one_person_by_mail: [400, 'An invitation by e-mail is for one person. Leave the address out to get a link for several.'],
  resent_too_soon: [429, 'This invitation was sent a moment ago. Wait a minute before sending it again.'],
})
