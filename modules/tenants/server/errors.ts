import { declareRefusals } from '@guildhall/kernel'

export const refusals = declareRefusals({
  domain_taken: [409, 'Another community on this server has that host name.'],
  domain_of_server: [400, 'Host names below the server’s own are given by the server.'],
  proof_missing: [409, 'The TXT record was not found. DNS can take a while: check the record and try again later.'],
  words_malformed: [400, 'Some words cannot be used as they are. The keys at fault are listed.'],
  logo_refused: [400, 'That drawing cannot be used as a logo.'],
})
