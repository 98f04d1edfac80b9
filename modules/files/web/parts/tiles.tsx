import { sizeText, Time, useWords } from '@guildhall/ui'
import { Link } from 'react-router'
import type { FileDetails } from '../../contract/index.ts'
import css from './library.module.css'
import { State } from './state.tsx'
import { Thumb } from './thumb.tsx'

type Shown = { files: readonly FileDetails[]; view: 'grid' | 'list'; isSelectable: boolean }

/** Files side by side or one below the other; each leads to its own page. */
export function Tiles({ files, view, isSelectable }: Shown) {
  const { t, locale } = useWords()
  return (
    <ul className={view === 'grid' ? css.grid : css.list}>
      {files.map((file) => (
        <li key={file.id}>
          {isSelectable ? (
            <input
              type="checkbox"
              name="files"
              value={file.id}
              className={css.check}
              aria-label={t('files.select', { name: file.name })}
            />
          ) : null}
          <Link to={`/library/${file.id}`} className={css.tile}>
            <Thumb file={file} />
            <span className={css.about}>
              <bdi>{file.name}</bdi>
              <small>
                {sizeText(file.size, locale)} · <Time at={file.createdAt} />
              </small>
              <State file={file} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
