import { Button, useWords } from '@guildhall/ui'
import type { MouseEvent, ReactNode } from 'react'
import { Form } from 'react-router'
import type { Collection, FileDetails } from '../../contract/index.ts'
import css from './library.module.css'

type Shown = { space: 'mine' | 'bin'; collections: readonly Collection[]; files: readonly FileDetails[]; children: ReactNode }

/** One thing done to every file that is ticked; works without scripts. */
export function Bulk({ space, collections, files, children }: Shown) {
  const { t } = useWords()
  return (
    <Form method="post" className={css.bulk} key={files.map(({ id }) => id).join()} preventScrollReset>
      {children}
      <fieldset className={css.row}>
        <legend>{t('files.with-selected')}</legend>
        {space === 'bin' ? (
          <Button type="submit" name="intent" value="restore" size="small">
            {t('files.restore')}
          </Button>
        ) : (
          <>
            <Button type="submit" name="intent" value="remove" size="small">
              {t('files.remove')}
            </Button>
            <Button type="button" size="small" onClick={saveTicked}>
              {t('files.download')}
            </Button>
            {collections.length > 0 ? <Move collections={collections} /> : null}
          </>
        )}
      </fieldset>
    </Form>
  )
}

// The browser saves what is ticked as one ZIP, written while it is sent.
function saveTicked({ currentTarget }: MouseEvent<HTMLButtonElement>): void {
  const ticked = new FormData(currentTarget.form ?? undefined).getAll('files')
  if (ticked.length === 0) return
  window.location.assign(`/files/archive?${new URLSearchParams(ticked.map((id) => ['files', String(id)]))}`)
}

function Move({ collections }: { collections: readonly Collection[] }) {
  const { t } = useWords()
  return (
    <>
      <select name="collection" aria-label={t('files.collection')}>
        <option value="">{t('files.no-collection')}</option>
        {collections.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <Button type="submit" name="intent" value="move" size="small">
        {t('files.move')}
      </Button>
    </>
  )
}
