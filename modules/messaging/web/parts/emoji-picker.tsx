import { useWords } from '@guildhall/ui'
import css from './message-menu.module.css'

const emoji = new Intl.Segmenter('en', { granularity: 'grapheme' })
const all = [
  ...emoji.segment(
    '👍❤️😂🎉😮😢🙏👏🔥✅👀💯🙌💪🤝👋😀😄😁😅😊😉😍😘🤗🤔😐🙄😴😎🥳😭😤😡🤯😱🤒🤷🤦👎👌✌️🤞🖖👉👇☝️✍️💡📌📎📅⏰☕🍕🍰🎂🌈☀️🌧️❄️⭐🌱🐶🐱🦘🚀🚗🏠💼🎓🏆⚽🎵❓❗❌💔🧡💛💚💙💜🖤',
  ),
].map(({ segment }) => segment)

/** The emoji people use most, the quickest first. */
export function EmojiPicker({ onPick }: { onPick: (emoji: string) => void }) {
  const { t } = useWords()
  return (
    <fieldset className={css.picker} aria-label={t('messaging.emoji')}>
      {all.map((each) => (
        <button key={each} type="button" onClick={() => onPick(each)}>
          {each}
        </button>
      ))}
    </fieldset>
  )
}
