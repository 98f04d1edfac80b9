import { glyph, useWords } from '@guildhall/ui'
import { __iconNode as cross } from '@tabler/icons-react/dist/esm/icons/IconX.mjs'
import css from './attachments.module.css'
import type { Chosen } from './use-files.ts'

const Cross = glyph(cross)

/** The files that go with the next message, each to be taken off again. */
export function FileChips({ files, onDrop }: { files: readonly Chosen[]; onDrop: (key: string) => void }) {
  const { t } = useWords()
  if (files.length === 0) return null
  return (
    <ul className={css.chips} aria-live="polite">
      {files.map(({ key, name, id }) => (
        <li key={key} className={css.chip}>
          <span>{id === null ? `${name} · ${t('messaging.uploading')}` : name}</span>
          <button type="button" aria-label={t('messaging.remove-file', { name })} onClick={() => onDrop(key)}>
            <Cross size={14} />
          </button>
        </li>
      ))}
    </ul>
  )
}
