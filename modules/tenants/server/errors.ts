import { declareRefusals } from '@guildhall/kernel'

export const refusals = declareRefusals({
  domain_taken: [409, 'Another community on this server has that host name.'],
  domain_of_server: [400, 'Host names below the server’s own are given by the server.'],
  proof_missing: [409, 'The TXT record was not found. DNS can take a while: check the record and try again later.'],
  words_malformed: [400, 'Some words cannot be used as they are. The keys at fault are listed.'],
  operators_only: [403, 'Only operators of this server may do this, while they act with every right: ask for them at /operator.'],
  slug_taken: [409, 'Another community on this server has that address.'],
  blueprint_unknown: [400, 'There is no blueprint of that name here.'],
  export_needed: [409, 'Export the community first: an archive of the last seven days has to be there before it is deleted.'],
  export_unfinished: [409, 'The archive is not finished yet.'],
  export_under_way: [409, 'An archive of this community is being made already.'],
  confirmation_differs: [400, 'Type the address of the community exactly to confirm.'],
  community_full: [409, 'This community has as many members as it may have. Its operator can allow more.'],
  grace_over: [409, 'The time to bring this community back is over.'],
  module_not_in_blueprint: [409, 'The blueprint of this community does not have that module.'],
  no_blueprint: [409, 'This community was not made from a blueprint, so there is no look to go back to.'],
  logo_refused: [400, 'That drawing cannot be used as a logo.'],
})
