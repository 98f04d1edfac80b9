import { defineModule } from '@guildhall/kernel'
import { forgetEntries } from './forget-entries.ts'
import { exportEntries } from './queries/export-entries.ts'
import { listEntries } from './queries/list-entries.ts'
import { showEntry } from './queries/show-entry.ts'
import { verifyEntries } from './queries/verify-entries.ts'
import { sealEntries } from './seal-entries.ts'

export const auditModule = defineModule({
  key: 'audit',
  tier: 'foundation',
  summary: 'Who did what, and whether the log of it is whole.',
  migrations: new URL('./migrations/', import.meta.url),
  permissions: {
    'audit.entry.read': 'Read, export and verify the log of everything done and refused here',
  },
  refusals: {},
  queries: [listEntries, verifyEntries, exportEntries, showEntry],
  jobs: [sealEntries, forgetEntries],
})
