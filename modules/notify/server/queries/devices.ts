import { showPushKey as key, listDevices as list } from '../../contract/index.ts'
import { query } from '../db.ts'
import { canReadNotices } from '../policy.ts'
import { deviceColumns, visibleDevices } from '../push/devices.ts'
import { vapidKeys } from '../push/vapid.ts'

/** One's own devices that take pushes. */
export const listDevices = query(list, {
  allow: canReadNotices,
  run: async (reader) => ({ items: await visibleDevices(reader).select(deviceColumns).orderBy('created_at', 'desc').execute() }),
})

/** What browsers subscribe with. */
export const showPushKey = query(key, {
  allow: canReadNotices,
  run: async ({ site }) => ({ publicKey: vapidKeys(site).publicKey }),
})
