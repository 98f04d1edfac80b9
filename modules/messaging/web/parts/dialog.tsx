import { type ReactNode, useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import css from './message-menu.module.css'

/**
 * A dialog of the page's own kind: the browser keeps the focus in it and closes it with Escape. It stands outside whatever
 * opened it, so that its form is nobody else's.
 */
export function Dialog({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const box = dialog.current
    if (box && !box.open) box.showModal()
  }, [])
  return createPortal(
    <dialog
      ref={dialog}
      className={css.dialog}
      aria-label={title}
      onClose={onClose}
      onSubmit={(event) => event.stopPropagation()}
      onPointerDown={(event) => event.stopPropagation()}
    >
      <h2>{title}</h2>
      {children}
    </dialog>,
    document.body,
  )
}
