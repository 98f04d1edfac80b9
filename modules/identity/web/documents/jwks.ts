import { ask } from '@guildhall/kernel/page'
import type { LoaderFunctionArgs } from 'react-router'
import { showSigningKeys } from '../../contract/index.ts'

/** The signing keys where OpenID Connect clients look for them. */
export async function loader({ context }: LoaderFunctionArgs) {
  const keys = await ask(context, showSigningKeys, {})
  return Response.json(keys, { headers: { 'cache-control': 'public, max-age=300' } })
}
