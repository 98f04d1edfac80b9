import { declareRefusals, kernelRefusals } from '@guildhall/kernel'

export const refusals = declareRefusals({
  last_administrator: [409, 'This community would be left without an administrator. Make somebody else one first.'],
  not_yourself: [403, 'Somebody else has to do this to your own membership.'],
  own_rights: [403, 'You can give up roles of your own, but not give yourself more.'],
  beyond_own_rights: [403, 'You can neither give nor take rights that you do not hold yourself.'],
  role_change_not_allowed: [409, 'This community does not let a member go from these roles to that one.'],
  unknown_role: [400, 'There is no such role in this community.'],
  member_has_left: [409, 'This member has left the community.'],
  member_not_suspended: [409, 'This member is not suspended.'],
  operation_over: [409, 'This is over already, or was taken back already.'],
  nobody_meant: [409, 'Nobody matches, so there is nothing to do.'],
  newcomer_decided: [409, 'Somebody has decided about this person already.'],
  newcomer_waits: [409, 'This person waits to be let in: say yes or no to that.'],
  member_already_suspended: [409, 'This member is suspended already.'],
})

/** The sentence of a refusal as it was noted down by its code. */
export const sentenceOf = (code: string): string => {
  const known: Readonly<Record<string, { sentence: string }>> = { ...kernelRefusals, ...refusals }
  return known[code]?.sentence ?? code
}
