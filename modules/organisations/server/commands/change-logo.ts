import { prepareImage, removeImage, storeImage } from '@guildhall/files/api'
import { every } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { command, type Writer } from '../db.ts'
import { canIn } from '../policy.ts'
import { findMine, organisationView } from '../store.ts'

/** Sets the logo everyone sees beside the organisation's name. */
export const setLogo = command(contract.setLogo, {
  async prepare(reader, { image }) {
    const organisation = await findMine(reader)
    const may = canIn(reader.actor, organisation, 'edit')
    return { organisation, may, image: may.allowed ? await prepareImage(reader, { bytes: image, purpose: 'logo' }) : null }
  },
  allow: (actor, { organisation, may }) => every(may, canIn(actor, organisation, 'edit')),
  async run(tx, _input, { organisation, image }) {
    const prepared = image as NonNullable<typeof image>
    const { fileId } = await storeImage(tx, { ...prepared, memberId: tx.actor.memberId, audience: 'everyone' })
    return replaceLogo(tx, organisation.id, fileId)
  },
})

/** Back to the initials; removing what is not there changes nothing. */
export const removeLogo = command(contract.removeLogo, {
  load: (reader) => findMine(reader),
  allow: (actor, organisation) => canIn(actor, organisation, 'edit'),
  run: (tx, _input, { id }) => replaceLogo(tx, id, null),
})

async function replaceLogo(tx: Writer, id: string, fileId: string | null) {
  const before = await tx.db
    .selectFrom('organisations_accounts')
    .where('id', '=', id)
    .select('logo_file_id')
    .forUpdate()
    .executeTakeFirst()
  await tx.db
    .updateTable('organisations_accounts')
    .set({ logo_file_id: fileId, updated_at: tx.now })
    .where('id', '=', id)
    .execute()
  if (before?.logo_file_id) await removeImage(tx, before.logo_file_id)
  tx.emit(contract.organisationChanged, { organisationId: id })
  return organisationView(tx, id)
}
