import { type ReactNode, useEffect, useRef } from 'react'
import css from './message-menu.module.css'

/** A dialog of the page's own kind: the browser keeps the focus in it and closes it with Escape. */
export function Dialog({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const box = dialog.current
    if (box && !box.open) box.showModal()
  }, [])
  return (
    <dialog ref={dialog} className={css.dialog} aria-label={title} onClose={onClose}>
      <h2>{title}</h2>
      {children}
    </dialog>
  )
}
