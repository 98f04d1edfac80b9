import { type ReactNode, useEffect, useRef } from 'react'
import css from './composer.module.css'

/** Something that opens above a button; closes with Escape and when one presses elsewhere. */
export function Pop({ side, onClose, children }: { side: 'start' | 'end'; onClose: () => void; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    box.current?.querySelector<HTMLElement>('button')?.focus()
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && onClose()
    const onPress = (event: PointerEvent) => {
      if (!box.current?.parentElement?.contains(event.target as Node)) onClose()
    }
    document.addEventListener('keydown', onKey)
    document.addEventListener('pointerdown', onPress)
    return () => {
      document.removeEventListener('keydown', onKey)
      document.removeEventListener('pointerdown', onPress)
    }
  }, [onClose])
  return (
    <div ref={box} className={css.pop} data-side={side}>
      {children}
    </div>
  )
}
