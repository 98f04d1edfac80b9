import { declareRefusals } from '@guildhall/kernel'

export const refusals = declareRefusals({
  unknown_permission: [400, 'One of these rights is declared by no module. The fields at fault are listed.'],
  unknown_role: [400, 'There is no such role in this community.'],
  unknown_template: [400, 'There is no such template.'],
  role_circle: [409, 'These roles would inherit from each other in a circle.'],
  role_key_taken: [409, 'There is a role with this key already. Choose another one.'],
  role_stays: [409, 'The roles of newcomers and of visitors cannot be deleted. Choose another role for newcomers first.'],
  role_still_inherited: [409, 'Other roles inherit from this one. Take it out of them first.'],
  not_for_newcomers: [409, 'The role of visitors cannot be the role of newcomers.'],
  beyond_own_rights: [403, 'You can neither give nor take rights that you do not hold yourself.'],
  last_administrator: [409, 'This community would be left without an administrator. Make somebody else one first.'],
  member_has_left: [409, 'This member has left the community.'],
  visitors_role: [409, 'The role of visitors is everybody’s; it is not given to members.'],
  grant_from_elsewhere: [409, 'This comes from a badge, an organisation or the like. It ends where it comes from.'],
  end_in_the_past: [400, 'The end has to lie in the future.'],
  role_or_right: [400, 'Name either a role or a single right.'],
  file_faults: [400, 'The file was not taken: some of its lines are not as expected. Nothing was changed.'],
  not_an_operator: [403, 'Only operators of this server can do this.'],
  already_elevated: [409, 'You act with an operator’s rights already. End that first.'],
})
