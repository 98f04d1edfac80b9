import { Avatar } from '@guildhall/ui'
import IconHash from '@tabler/icons-react/dist/esm/icons/IconHash.mjs'
import IconLock from '@tabler/icons-react/dist/esm/icons/IconLock.mjs'
import type { ConversationRow } from '../../contract/conversation.ts'
import css from './conversation-avatar.module.css'

/** The other one’s picture, two faces of a group, or the sign of a channel. */
export function ConversationAvatar({ row }: { row: Pick<ConversationRow, 'kind' | 'open' | 'other' | 'people'> }) {
  if (row.kind === 'channel') {
    return (
      <span className={css.channel} aria-hidden="true">
        {row.open ? <IconHash size={20} /> : <IconLock size={19} />}
      </span>
    )
  }
  const faces = row.other ? [row.other] : row.people.slice(0, 2)
  if (faces.length < 2) {
    const [face] = faces
    return <Avatar name={face?.displayName ?? ''} hue={face?.hue ?? 0} picture={face?.avatarUrl} size="large" />
  }
  return (
    <span className={css.pair} aria-hidden="true">
      {faces.map((face) => (
        <Avatar key={face.memberId} name={face.displayName} hue={face.hue} picture={face.avatarUrl} size="small" />
      ))}
    </span>
  )
}
