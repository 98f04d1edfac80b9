import { Notifications, notifications } from '@mantine/notifications'
import { useEffect, useRef } from 'react'
import { onToast, type Toast } from '../toast.ts'
import { useWords } from '../words.tsx'
import { Themed } from './themed.tsx'

/** Shows results for a few seconds; fetched when the first one is due. */
export default function Toasts({ first }: { first: Toast }) {
  const { locale, t } = useWords()
  const shown = useRef(false)
  useEffect(() => {
    const show = ({ message, tone }: Toast) =>
      notifications.show({
        message,
        title: tone === 'problem' ? t('shell.undone') : undefined,
        color: tone === 'problem' ? 'red' : 'brand',
        withCloseButton: true,
        closeButtonProps: { 'aria-label': t('shell.close') },
      })
    if (!shown.current) show(first)
    shown.current = true
    return onToast(show)
  }, [first, t])
  return (
    <Themed locale={locale}>
      <Notifications position="bottom-center" limit={3} />
    </Themed>
  )
}
