import { Button, useWords } from '@guildhall/ui'
import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser'
import { useEffect, useState } from 'react'
import { useFetcher, useSearchParams } from 'react-router'
import css from './passkey-sign-in.module.css'

type Answer = { options?: PublicKeyCredentialRequestOptionsJSON; problem?: unknown }

/** Signs in with the device's own lock. Only where the browser can; the password form needs no script. */
export function PasskeySignIn() {
  const { t } = useWords()
  const [params] = useSearchParams()
  const fetcher = useFetcher<Answer>()
  const [canUse, setCanUse] = useState(false)
  const [failed, setFailed] = useState(false)
  const action = `/sign-in/passkey?${params}`
  useEffect(() => setCanUse('PublicKeyCredential' in window), [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer of the server is acted on once
  useEffect(() => {
    const { options, problem } = fetcher.data ?? {}
    if (problem) setFailed(true)
    if (options) {
      answer(options).then(
        (response) => fetcher.submit({ response }, { method: 'post', action }),
        () => setFailed(true),
      )
    }
  }, [fetcher.data])
  if (!canUse) return null
  return (
    <div className={css.passkey}>
      <Button
        disabled={fetcher.state !== 'idle'}
        onClick={() => {
          setFailed(false)
          fetcher.submit({}, { method: 'post', action })
        }}
      >
        {t('identity.passkey-sign-in')}
      </Button>
      <p role="alert">{failed ? t('identity.passkey-failed') : null}</p>
    </div>
  )
}

async function answer(optionsJSON: PublicKeyCredentialRequestOptionsJSON): Promise<string> {
  const { startAuthentication } = await import('@simplewebauthn/browser')
  return JSON.stringify(await startAuthentication({ optionsJSON }))
}
