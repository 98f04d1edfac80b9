import { lazy, Suspense, useEffect, useState } from 'react'

const Commands = lazy(() => import('./commands.tsx'))

/** Listens for Ctrl-K (⌘K) and for the header’s search box; the palette itself is fetched on first use. */
export function CommandPalette({ hasForum }: { hasForum: boolean }) {
  const [opened, open] = useState(0)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      open((times) => times + 1)
    }
    const onClick = (event: MouseEvent) => {
      const isModified = event.ctrlKey || event.metaKey || event.shiftKey
      if (isModified || !(event.target as Element).closest?.('[data-command-palette]')) return
      event.preventDefault()
      event.stopPropagation()
      open((times) => times + 1)
    }
    document.addEventListener('keydown', onKey)
    document.addEventListener('click', onClick, true)
    return () => {
      document.removeEventListener('keydown', onKey)
      document.removeEventListener('click', onClick, true)
    }
  }, [])
  return opened > 0 ? (
    <Suspense>
      <Commands opened={opened} hasForum={hasForum} />
    </Suspense>
  ) : null
}
