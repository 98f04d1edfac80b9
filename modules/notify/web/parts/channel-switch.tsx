import { useWords } from '@guildhall/ui'
import type { Channel } from '../../contract/index.ts'

type Kind = { name: string; label: string; always: boolean; channels: readonly { channel: Channel; on: boolean }[] }

/** One box of a matrix; a dash where the kind never takes the channel. */
export function ChannelSwitch({ type, channel }: { type: Kind; channel: Channel }) {
  const { t } = useWords()
  const choice = type.channels.find((each) => each.channel === channel)
  if (!choice) return <span aria-hidden="true">–</span>
  return (
    <>
      {type.always ? null : <input type="hidden" name="shown" value={`${type.name} ${channel}`} />}
      <input
        type="checkbox"
        name={`on ${type.name} ${channel}`}
        defaultChecked={choice.on}
        disabled={type.always}
        aria-label={`${type.label}: ${t(`notices.channel-${channel}`)}`}
      />
    </>
  )
}
