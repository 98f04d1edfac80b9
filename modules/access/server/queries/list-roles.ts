import * as contract from '../../contract/index.ts'
import { query } from '../db.ts'
import { canReadRoles } from '../policy.ts'
import { presentedRole, presentedRoles } from '../role-store.ts'
import { presentTemplate, templates } from '../templates.ts'

/** The roles as data. */
export const listRoles = query(contract.listRoles, {
  allow: (actor) => canReadRoles(actor),
  run: async (reader) => ({ items: await presentedRoles(reader) }),
})

export const showRole = query(contract.showRole, {
  load: (reader, { role }) => presentedRole(reader, role),
  allow: (actor) => canReadRoles(actor),
  run: async (_reader, _input, role) => role,
})

/** What a new role can start from. */
export const listTemplates = query(contract.listTemplates, {
  allow: (actor) => canReadRoles(actor),
  run: async (reader) => ({ items: (await templates(reader)).map((each) => presentTemplate(reader, each)) }),
})
