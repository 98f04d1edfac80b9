import { Button, toast, useWords } from '@guildhall/ui'
import { useEffect, useState } from 'react'
import { useFetcher } from 'react-router'
import css from './preferences.module.css'

type State = 'unknown' | 'unavailable' | 'off' | 'on' | 'denied'

/** Lets this browser take pushes. Asks for permission only when somebody wants it. */
export function PushSwitch({ publicKey }: { publicKey: string }) {
  const { t } = useWords()
  const { submit } = useFetcher()
  const [state, setState] = useState<State>('unknown')
  useEffect(() => void stateNow().then(setState), [])
  const turnOn = async () => {
    try {
      const subscription = await subscribe(publicKey)
      if (!subscription) return setState('denied')
      const { endpoint = '', keys = {} } = subscription.toJSON()
      void submit(
        { intent: 'register', endpoint, p256dh: keys.p256dh ?? '', auth: keys.auth ?? '', label: deviceName() },
        { method: 'post', action: '/settings/push' },
      )
      setState('on')
    } catch {
      toast(t('notices.push-failed'), 'problem')
    }
  }
  if (state === 'unknown') return null
  if (state === 'on') return <p className={css.hint}>{t('notices.push-on')}</p>
  if (state === 'denied') return <p className={css.hint}>{t('notices.push-denied')}</p>
  if (state === 'unavailable') return <p className={css.hint}>{t('notices.push-unavailable')}</p>
  return <Button onClick={turnOn}>{t('notices.push-turn-on')}</Button>
}

async function stateNow(): Promise<State> {
  if (!('serviceWorker' in navigator) || !('PushManager' in window)) return 'unavailable'
  if (Notification.permission === 'denied') return 'denied'
  const registration = await navigator.serviceWorker.getRegistration()
  return (await registration?.pushManager.getSubscription()) ? 'on' : 'off'
}

async function subscribe(publicKey: string): Promise<PushSubscription | null> {
  if ((await Notification.requestPermission()) !== 'granted') return null
  await navigator.serviceWorker.register('/sw.js')
  const { pushManager } = await navigator.serviceWorker.ready
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey })
}

/** As much as the browser says of itself without being asked twice. */
const deviceName = () => /\((?:[^;]*; )?([^;)]+)/.exec(navigator.userAgent)?.[1] ?? ''
