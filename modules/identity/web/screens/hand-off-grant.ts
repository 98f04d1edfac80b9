import { run, services } from '@guildhall/kernel/page'
import { type LoaderFunctionArgs, redirect } from 'react-router'
import { handOver } from '../../contract/index.ts'
import { forgetPress, pressedFor } from '../parts/crossing.ts'
import { unreferred } from './unreferred.ts'

/** Gives the code to whoever just pressed “switch” in this browser; a link somebody else made gives nobody anything. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const community = searchParams.get('community') ?? ''
  const back = redirect('/settings/communities')
  if (community === '' || pressedFor(request) !== community) throw back
  const ran = await run(context, handOver, { community, challenge: searchParams.get('challenge') ?? '' })
  if (!ran.ok) throw back
  const { origin } = context.get(services)
  throw redirect(ran.output.url, { headers: { ...unreferred(), 'set-cookie': forgetPress(origin) } })
}
