import { allowed, kernelRefusals } from '@guildhall/kernel'
import { importProfile as contract, editProfile } from '../../contract/index.ts'
import { command } from '../db.ts'
import { readCsv, readJson } from '../profile-file.ts'
import { ownRow } from '../profile-row.ts'
import { saveProfile } from './edit-profile.ts'

/** Takes over what a file says; its values are held to the same rules as what is typed. */
export const importProfile = command(contract, {
  load: (reader) => ownRow(reader),
  allow: () => allowed,
  async run(tx, { format, text }, own) {
    const lists = new Set(own.fields.filter(({ kind }) => kind === 'multiselect').map(({ key }) => key))
    const read = format === 'csv' ? readCsv(text, lists) : readJson(text)
    if ('fault' in read) return kernelRefusals.invalid_input.with({ errors: [{ field: 'text', message: read.fault }] })
    const parsed = editProfile.input.safeParse(read.profile)
    if (parsed.success) return saveProfile(tx, parsed.data, own)
    const errors = parsed.error.issues.map(({ path, message }) => ({ field: path.join('.') || 'text', message }))
    return kernelRefusals.invalid_input.with({ errors })
  },
})
