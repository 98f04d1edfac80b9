import { useWords } from '@guildhall/ui'
import { useEffect, useRef, useState } from 'react'
import { useLocation } from 'react-router'

/** After a client navigation: moves the focus to the new page’s start and says its title to screen readers. */
export function PageAnnouncer() {
  const { t } = useWords()
  const { pathname } = useLocation()
  const previous = useRef(pathname)
  const [said, say] = useState('')
  useEffect(() => {
    if (previous.current === pathname) return
    previous.current = pathname
    if (!location.hash) document.getElementById('main')?.focus({ preventScroll: true })
    say(t('shell.page-opened', { title: document.title }))
  }, [pathname, t])
  return (
    <div aria-live="polite" className="visually-hidden">
      {said}
    </div>
  )
}
