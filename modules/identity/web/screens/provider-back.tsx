import { ask, run, services } from '@guildhall/kernel/page'
import { ButtonLink, formLook, type ShownProblem, useSite, useWords } from '@guildhall/ui'
import { Button } from '@mantine/core'
import { data, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { connectAccount, listWaysIn, returnFromProvider } from '../../contract/index.ts'
import { challengeCookie } from '../parts/challenge-cookie.ts'
import { Entrance } from '../parts/entrance.tsx'
import { clearedVisit, type VisitUnderWay, visitIn } from '../parts/visit-cookie.ts'

export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders

type Args = LoaderFunctionArgs

/** Where a provider sends people back to. Whatever comes of it, the visit is over. */
export async function loader(args: Args) {
  const { request, params } = args
  const { searchParams } = new URL(request.url)
  const provider = String(params.provider)
  const visit = visitIn(request)
  const early = searchParams.get('refused')
  if (early) return refused(args, { provider, visit, problem: { code: early, status: 424, sentence: '' } })
  if (!visit) return refused(args, { provider, visit, problem: { code: 'visit_over', status: 401, sentence: '' } })
  const brought = { provider, secret: visit.secret, answer: Object.fromEntries([...searchParams].slice(0, 20)) }
  return visit.purpose === 'connect' ? connecting(args, { brought, visit }) : entering(args, { brought, visit })
}

type Coming = { brought: { provider: string; secret: string; answer: Record<string, string> }; visit: VisitUnderWay }

async function connecting(args: Args, { brought, visit }: Coming) {
  const ran = await run(args.context, connectAccount, brought)
  if (!ran.ok) return refused(args, { provider: brought.provider, visit, problem: ran.problem })
  throw redirect('/settings/connections', { headers: { 'set-cookie': clearedVisit } })
}

async function entering(args: Args, { brought, visit }: Coming) {
  const { cookies, origin } = args.context.get(services)
  const invitation = visit.invitation ?? undefined
  const ran = await run(args.context, returnFromProvider, { ...brought, invitation })
  if (!ran.ok) return refused(args, { provider: brought.provider, visit, problem: ran.problem })
  const leaving = (to: string, cookie: string) => {
    const set = new Headers([
      ['set-cookie', cookie],
      ['set-cookie', clearedVisit],
    ])
    return redirect(to, { headers: set })
  }
  if ('challenge' in ran.output) {
    const { token, kinds } = ran.output.challenge
    const underWay = { token, mustEnrol: kinds.includes('enrol'), remember: false }
    throw leaving(`/sign-in/second-step?next=${encodeURIComponent(visit.next)}`, challengeCookie(underWay, origin))
  }
  throw leaving(visit.next, cookies.begin(ran.output.token, ran.output.expiresAt, 'this-visit'))
}

type Refused = {
  provider: string
  visit: VisitUnderWay | null
  problem: Pick<ShownProblem, 'code' | 'sentence'> & { status: number }
}

async function refused({ context }: Args, { provider, visit, problem }: Refused) {
  const { items } = await ask(context, listWaysIn, {})
  const shown = {
    code: problem.code,
    sentence: problem.sentence,
    purpose: visit?.purpose ?? 'sign-in',
    next: visit?.next ?? '/',
    invitation: visit?.invitation ?? null,
    way: items.find(({ id }) => id === provider) ?? null,
  }
  const { status } = problem
  return data(shown, {
    status,
    headers: { 'set-cookie': clearedVisit, 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' },
  })
}

/** Why nobody came in, and what can be done about it. */
export default function ProviderBack() {
  const { t, refusal } = useWords()
  const { name } = useSite()
  const { code, sentence, purpose, next, invitation, way } = useLoaderData<typeof loader>()
  const isKnown = code === 'email_known_here'
  const toConnect = `/sign-in?next=${encodeURIComponent('/settings/connections')}`
  return (
    <Entrance title={purpose === 'connect' ? t('identity.connect-failed') : t('identity.sign-in-title', { community: name })}>
      <p role="alert" className={formLook.hint}>
        {refusal({ code, sentence: sentence || t('refusal.visit_over') })}
      </p>
      {isKnown ? <ButtonLink to={toConnect}>{t('identity.sign-in-to-connect')}</ButtonLink> : null}
      {way && !isKnown ? (
        <form method="post" action={`/sign-in/with/${way.id}`}>
          <input type="hidden" name="next" value={next} />
          <input type="hidden" name="purpose" value={purpose} />
          {invitation ? <input type="hidden" name="invitation" value={invitation} /> : null}
          <Button type="submit" size="md" fullWidth>
            {t('identity.way-in-again', { provider: way.name })}
          </Button>
        </form>
      ) : null}
      {purpose === 'connect' ? (
        <ButtonLink to="/settings/connections">{t('identity.connections')}</ButtonLink>
      ) : (
        <ButtonLink to="/sign-in">{t('identity.way-in-other')}</ButtonLink>
      )}
    </Entrance>
  )
}
