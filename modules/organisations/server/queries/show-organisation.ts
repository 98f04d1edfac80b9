import { allowed } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { query } from '../db.ts'
import { findMine, findOrganisation, organisationView } from '../store.ts'

/** An organisation's page, for whoever may find it. */
export const showOrganisation = query(contract.showOrganisation, {
  load: (reader, { organisation }) => findOrganisation(reader, organisation),
  allow: () => allowed,
  run: (reader, _input, { id }) => organisationView(reader, id),
})

/** The organisation the caller acts for. */
export const showMyOrganisation = query(contract.showMyOrganisation, {
  load: (reader) => findMine(reader),
  allow: () => allowed,
  run: (reader, _input, { id }) => organisationView(reader, id),
})
