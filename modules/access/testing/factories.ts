import type { Caller, World } from '@guildhall/kernel/testing'
import { createRole, type Role } from '../contract/index.ts'
import { appointOperator } from '../server/api.ts'

let made = 0

/** A role of the community's own, made by somebody who may. */
export async function aRole(
  by: Caller,
  wishes: { name?: string; permissions?: string[]; inherits?: string[] } = {},
): Promise<Role> {
  const { status, body } = await by.call(createRole, {
    name: `Role ${++made}`,
    permissions: ['forum.audience.public'],
    ...wishes,
  })
  if (status !== 200) throw new Error(`No role was made: ${JSON.stringify(body)}`)
  return body
}

/** Makes somebody an operator of the server, as the command line does. */
export async function appoint({ host, database }: World, caller: Caller): Promise<string> {
  const { accountId } = await caller.identity()
  const { rows } = await database.owner.query('select email from identity_accounts where id = $1', [accountId])
  await appointOperator(host.db.system, rows[0].email)
  return rows[0].email
}
