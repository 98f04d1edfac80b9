import { services } from '@guildhall/kernel/page'
import { type LoaderFunctionArgs, redirect } from 'react-router'
import { newVerifier } from '../parts/crossing.ts'
import { unreferred } from './unreferred.ts'

/** Where somebody comes in from another community: this browser gets its verifier and goes back for a code. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { tenant, origin, isOurs } = context.get(services)
  const back = new URL(request.url).searchParams.get('back') ?? ''
  if (!tenant || !(await isOurs(back))) throw redirect('/')
  const { setCookie, challenge } = await newVerifier(origin)
  const to = `${back}/hand-off/grant?${new URLSearchParams({ community: tenant.slug, challenge })}`
  throw redirect(to, { headers: { ...unreferred(), 'set-cookie': setCookie } })
}
