import { Tag, useWords } from '@guildhall/ui'
import type { FileDetails } from '../../contract/index.ts'

/** What stands in the way of having a file, where something does. */
export function State({ file: { state, stateNote } }: { file: FileDetails }) {
  const { t } = useWords()
  if (state === 'clean') return null
  return (
    <Tag>
      {t(
        state === 'quarantined'
          ? 'files.quarantined'
          : stateNote === 'scanner_away'
            ? 'files.note-scanner_away'
            : 'files.checking',
      )}
    </Tag>
  )
}
