import { run, services } from '@guildhall/kernel/page'
import { type ActionFunctionArgs, redirect } from 'react-router'
import { beginConnecting, visitProvider } from '../../contract/index.ts'
import { visitCookie } from '../parts/visit-cookie.ts'
import { nextPath } from './next-path.ts'

export const loader = () => redirect('/sign-in')

/** Leaves for a provider, by a page of ours: a form of ours may not end at another site, a page may lead there. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const provider = String(params.provider)
  const purpose = form.get('purpose') === 'connect' ? 'connect' : 'sign-in'
  const ran = await run(context, purpose === 'connect' ? beginConnecting : visitProvider, { provider })
  if (!ran.ok) throw redirect(`/sign-in/with/${encodeURIComponent(provider)}/back?refused=${ran.problem.code}`)
  const invitation = form.has('invitation') ? String(form.get('invitation')) : null
  const { secret, url } = ran.output
  const cookie = visitCookie({ secret, purpose, next: nextPath(form.get('next')), invitation }, context.get(services).origin)
  return new Response(leading(url), {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'set-cookie': cookie,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    },
  })
}

const leading = (url: string) => {
  const address = url.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
  const host = new URL(url).host.replace(/[^\w.:[\]-]/g, '')
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${host}</title><link rel="icon" href="/favicon.svg"><meta http-equiv="refresh" content="0;url=${address}"></head><body><p><a href="${address}">${host}</a></p></body></html>`
}
