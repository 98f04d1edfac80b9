import type { Words } from '@guildhall/ui'
import type { Operation } from '../../contract/index.ts'

const actions = {
  suspend: 'administration.suspend',
  reactivate: 'administration.reactivate',
  'add-role': 'administration.add-role',
  'take-role': 'administration.take-role',
} as const

/** What an operation does, and to whom: “Give a role: moderator · Ann”. */
export const deedOf = (t: Words['t'], { action, role }: Operation): string =>
  role ? `${t(actions[action])}: ${role}` : t(actions[action])

export const stateWord = {
  running: 'administration.operation-running',
  done: 'administration.operation-done',
  cancelled: 'administration.operation-cancelled',
} as const

export const outcomeWord = {
  changed: 'administration.outcome-changed',
  same: 'administration.outcome-same',
  refused: 'administration.outcome-refused',
} as const
