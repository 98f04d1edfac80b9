import { OtherWays, useWords } from '@guildhall/ui'
import { useSearchParams } from 'react-router'
import type { WayIn } from '../../contract/index.ts'

/**
 * A button for each provider. The page it leads to sends the browser on, since a form itself may not end at another site
 * (form-action of the content security policy).
 */
export function WaysIn({ ways }: { ways: readonly WayIn[] }) {
  const { t } = useWords()
  const [params] = useSearchParams()
  const invitation = params.get('invitation')
  const fields = { next: params.get('next') ?? '/', ...(invitation ? { invitation } : {}) }
  const buttons = ways.map(({ id, name }) => ({ action: `/sign-in/with/${id}`, label: t('identity.way-in', { provider: name }) }))
  return <OtherWays or={t('identity.or')} ways={buttons} fields={fields} />
}
