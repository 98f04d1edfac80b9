import { EmojiPicker } from './emoji-picker.tsx'
import { Pop } from './pop.tsx'

export default function EmojiMenu({ onPick, onClose }: { onPick: (emoji: string) => void; onClose: () => void }) {
  return (
    <Pop side="end" onClose={onClose}>
      <EmojiPicker onPick={onPick} />
    </Pop>
  )
}
