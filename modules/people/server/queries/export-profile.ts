import { allowed } from '@guildhall/kernel'
import { exportProfile as contract } from '../../contract/index.ts'
import { query } from '../db.ts'
import { fileOf, writeCsv, writeJson } from '../profile-file.ts'
import { ownRow, toOwnProfile } from '../profile-row.ts'

const TYPES = { json: 'application/json', csv: 'text/csv; charset=utf-8' }

/** One’s own profile, to keep or to take into another community. */
export const exportProfile = query(contract, {
  load: (reader) => ownRow(reader),
  allow: () => allowed,
  async run({ now }, { format }, { row, fields }) {
    const file = fileOf(toOwnProfile(row, fields))
    const text = format === 'csv' ? writeCsv(file) : writeJson(file)
    return {
      type: TYPES[format],
      bytes: Buffer.from(text),
      cache: 'none' as const,
      name: `profile-${now.slice(0, 10)}.${format}`,
    }
  },
})
