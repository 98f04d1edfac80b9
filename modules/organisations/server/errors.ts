import { declareRefusals } from '@guildhall/kernel'

export const refusals = declareRefusals({
  unknown_kind: [400, 'This community knows no such kind of organisation.'],
  no_organisation: [404, 'You belong to no organisation here.'],
  organisation_suspended: [403, 'This organisation is suspended. Write to the community’s administrators.'],
  not_organisation_admin: [403, 'Only the organisation’s owner and admins can do this.'],
  not_organisation_owner: [403, 'Only the organisation’s owner can do this.'],
  owner_stays: [409, 'An organisation is never without an owner. Hand it over to somebody else first.'],
  already_owner: [409, 'This member owns the organisation already.'],
})
