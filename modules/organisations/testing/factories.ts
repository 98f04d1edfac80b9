import type { InputOf } from '@guildhall/kernel'
import type { Caller, World } from '@guildhall/kernel/testing'
import { createOrganisation, type Organisation, type OrganisationRole } from '../contract/index.ts'
import { joinOrganisation } from '../server/api.ts'

let founded = 0

/** An organisation this member founds and owns. */
export async function anOrganisation(
  founder: Caller,
  wishes: Partial<InputOf<typeof createOrganisation>> = {},
): Promise<Organisation> {
  const answer = await founder.call(createOrganisation, { name: `Nullarbor Works ${++founded}`, kind: 'employer', ...wishes })
  if (answer.status >= 300) throw new Error(`Expected it to be founded, got ${answer.status}: ${JSON.stringify(answer.body)}`)
  return answer.body
}

/** Makes that person a member of the organisation, with that role, without an invitation. */
export async function belongs(
  world: World,
  person: Caller,
  { organisation, role = 'member' }: { organisation: { id: string }; role?: OrganisationRole },
): Promise<string> {
  const { memberId } = await person.identity()
  await world.transact((tx) => joinOrganisation(tx, { organisationId: organisation.id, memberId, role }))
  return memberId
}
