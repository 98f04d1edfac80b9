import type { bulkActions } from '../../contract/index.ts'

type Action = (typeof bulkActions)[number]

/** What takes an action back. */
export const opposite: Record<Action, Action> = {
  suspend: 'reactivate',
  reactivate: 'suspend',
  'add-role': 'take-role',
  'take-role': 'add-role',
}

/** What is missing of a change that everybody could be given, by field. */
export const faultsOf = ({ action, role, reason }: { action: Action; role?: string; reason?: string }) => [
  ...(action === 'suspend' && !reason ? [{ field: 'reason', message: 'Say why, in a few words.' }] : []),
  ...(action.endsWith('-role') && !role ? [{ field: 'role', message: 'Name the role.' }] : []),
]
