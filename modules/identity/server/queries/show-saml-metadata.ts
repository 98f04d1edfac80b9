import { allowed } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { query } from '../db.ts'
import { assertionUriOf, findProvider, metadataUriOf } from '../federation/providers.ts'
import { ourMetadata } from '../federation/saml-metadata.ts'

/** For the provider’s administrators, who may fetch it by its address. */
export const showSamlMetadata = query(contract.showSamlMetadata, {
  load: (reader, { provider }) => findProvider(reader, provider),
  allow: () => allowed,
  async run(reader, _input, { id }) {
    const xml = ourMetadata({ entityId: metadataUriOf(reader, id), assertionUri: assertionUriOf(reader, id) })
    return { type: 'application/samlmetadata+xml', bytes: new Uint8Array(Buffer.from(xml)), cache: 'none' as const }
  },
})
