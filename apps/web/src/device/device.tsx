import { lazy, Suspense, useEffect, useState } from 'react'
import type { SiteData } from '../shell/site.ts'
import { awaitPrompt } from './install.ts'

const DeviceArea = lazy(() => import('./device-area.tsx'))

if (typeof window !== 'undefined') awaitPrompt()

/** What the page says about the device it is on; fetched once the page itself is there. */
export function Device({ site }: { site: SiteData }) {
  const [isSettled, settle] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => settle(true), 0)
    return () => clearTimeout(timer)
  }, [])
  return isSettled ? (
    <Suspense>
      <DeviceArea site={site} />
    </Suspense>
  ) : null
}
