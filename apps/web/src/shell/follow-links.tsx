import { useEffect, useState } from 'react'
import { PrefetchPageLinks, useNavigate } from 'react-router'

/** Follows the plain links of lists as the router follows its own, and fetches ahead those that ask for it. */
export function FollowLinks() {
  const navigate = useNavigate()
  const [ahead, setAhead] = useState<string | null>(null)
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const isModified = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey
      const link = linkOf(event)
      if (!link || isModified || event.button !== 0 || event.defaultPrevented) return
      event.preventDefault()
      const isHere = link.href === location.href
      void navigate(link.pathname + link.search + link.hash, { replace: isHere })
    }
    const fetchAhead = (event: Event) => {
      const link = linkOf(event)
      if (link?.dataset['link'] === 'ahead') setAhead(link.pathname + link.search)
    }
    document.addEventListener('click', follow)
    document.addEventListener('pointerover', fetchAhead, { passive: true })
    document.addEventListener('focusin', fetchAhead)
    return () => {
      document.removeEventListener('click', follow)
      document.removeEventListener('pointerover', fetchAhead)
      document.removeEventListener('focusin', fetchAhead)
    }
  }, [navigate])
  return ahead ? <PrefetchPageLinks page={ahead} /> : null
}

const linkOf = ({ target }: Event) => (target as Element).closest?.<HTMLAnchorElement>('a[data-link]') ?? null
