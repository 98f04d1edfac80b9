import IconChevronLeft from '@tabler/icons-react/dist/esm/icons/IconChevronLeft.mjs'
import IconChevronRight from '@tabler/icons-react/dist/esm/icons/IconChevronRight.mjs'
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs'
import { type TouchEvent, useEffect, useRef, useState } from 'react'
import { useWords } from '../words.tsx'
import css from './attachments.module.css'
import { Picture } from './picture.tsx'
import type { ShownFile } from './shown-file.ts'

const SWIPE = 48

/** Pictures one at a time over the page: arrow keys and swipes lead on, Escape and a press beside it close. */
export function Gallery({ files, first, onClose }: { files: readonly ShownFile[]; first: string; onClose: () => void }) {
  const { t, dir } = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  const touched = useRef(0)
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      files.findIndex(({ id }) => id === first),
    ),
  )
  useEffect(() => dialog.current?.showModal(), [])
  const go = (by: number) => setAt((at + by + files.length) % files.length)
  const forward = dir === 'rtl' ? -1 : 1
  const onTouchEnd = ({ changedTouches }: TouchEvent) => {
    const moved = (changedTouches[0]?.clientX ?? 0) - touched.current
    if (Math.abs(moved) > SWIPE) go(moved < 0 ? forward : -forward)
  }
  const file = files[at]
  if (!file) return null
  return (
    <dialog
      ref={dialog}
      className={css.gallery}
      aria-label={file.description || file.name}
      onClose={onClose}
      onClick={({ target }) => target === dialog.current && dialog.current?.close()}
      onKeyDown={({ key }) => {
        if (key === 'ArrowRight') go(forward)
        if (key === 'ArrowLeft') go(-forward)
      }}
      onTouchStart={({ touches }) => {
        touched.current = touches[0]?.clientX ?? 0
      }}
      onTouchEnd={onTouchEnd}
    >
      <Picture key={file.id} file={file} sizes="100vw" />
      <p aria-live="polite">
        <bdi>{file.description || file.name}</bdi> <span>{`${at + 1} / ${files.length}`}</span>
      </p>
      <button type="button" className={css.close} aria-label={t('files.close')} onClick={() => dialog.current?.close()}>
        <IconX size={22} aria-hidden="true" />
      </button>
      {files.length > 1 ? (
        <>
          <button type="button" className={css.previous} aria-label={t('files.previous')} onClick={() => go(-1)}>
            <IconChevronLeft size={26} aria-hidden="true" />
          </button>
          <button type="button" className={css.next} aria-label={t('files.next')} onClick={() => go(1)}>
            <IconChevronRight size={26} aria-hidden="true" />
          </button>
        </>
      ) : null}
    </dialog>
  )
}
