import type { InputOf, Refusal } from '@guildhall/kernel'
import { editMember as contract } from '../../contract/index.ts'
import { answered, reactivate, rename, setRoles, suspend } from '../changing.ts'
import { command, type Writer } from '../db.ts'
import { canEdit } from '../policy.ts'
import { findMember } from '../store.ts'
import { managedMember } from '../views.ts'

/** Changes what is named of a member and nothing else; all of it or none. */
export const editMember = command(contract, {
  load: (reader, { member }) => findMember(reader, member),
  allow: (actor, member) => canEdit(actor, member),
  run: async (tx, input, { status }) => answered(await editAll(tx, input, status), () => managedMember(tx, input.member)),
})

async function editAll(tx: Writer, input: InputOf<typeof contract>, status: string): Promise<Refusal | null> {
  const { member, displayName, headline, roles, isActive, reason } = input
  const steps = [
    () => (displayName === undefined && headline === undefined ? null : rename(tx, member, { displayName, headline })),
    () => (roles ? setRoles(tx, member, roles, reason) : null),
    () => (isActive === false && status === 'active' ? suspend(tx, member, reason ?? '–') : null),
    () => (isActive === true && status === 'suspended' ? reactivate(tx, member) : null),
  ]
  for (const step of steps) {
    const refusal = await step()
    if (refusal) return refusal
  }
  return null
}
