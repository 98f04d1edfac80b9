import { kernelRefusals } from '@guildhall/kernel'
import { registerDevice as register, removeDevice as remove } from '../../contract/index.ts'
import { command } from '../db.ts'
import { canReadNotices } from '../policy.ts'
import { keepDevice, visibleDevices } from '../push/devices.ts'

/** Lets a browser or app take one's pushes; a renewed subscription takes the place of the one before. */
export const registerDevice = command(register, { allow: canReadNotices, run: (tx, input) => keepDevice(tx, input) })

/** Pushes nothing to one of one's devices any more. */
export const removeDevice = command(remove, {
  allow: canReadNotices,
  async run(tx, { id }) {
    const known = await visibleDevices(tx).select('id').where('id', '=', id).executeTakeFirst()
    if (!known) return kernelRefusals.not_found
    await tx.db.deleteFrom('notify_devices').where('id', '=', id).execute()
    return { id }
  },
})
