import { Tag, useWords } from '@guildhall/ui'
import type { InvitationState } from '../../contract/index.ts'

/** Where an invitation stands. */
export function StateTag({ state }: { state: InvitationState }) {
  const { t } = useWords()
  return <Tag tone={state === 'accepted' ? 'brand' : 'neutral'}>{t(`invitations.state-${state}`)}</Tag>
}
