import { onToast, type Toast } from '@guildhall/ui'
import { lazy, Suspense, useEffect, useState } from 'react'

const Toasts = lazy(() => import('@guildhall/ui/toasts'))

/** Fetches what shows toasts when the first one is due. */
export function ToastArea() {
  const [first, setFirst] = useState<Toast | null>(null)
  useEffect(() => onToast((toast) => setFirst((known) => known ?? toast)), [])
  return first ? (
    <Suspense>
      <Toasts first={first} />
    </Suspense>
  ) : null
}
