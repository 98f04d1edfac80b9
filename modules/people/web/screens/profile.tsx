import { readJson } from '@guildhall/kernel/client'
import { ask, refused, run, services } from '@guildhall/kernel/page'
import {
  Avatar,
  Button,
  ButtonLink,
  FormProblem,
  PageHead,
  PresenceDot,
  type ShownProblem,
  usePresence,
  useSite,
  useWords,
} from '@guildhall/ui'
import {
  type ActionFunctionArgs,
  data,
  Form,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import * as contract from '../../contract/index.ts'
import { namesOf } from '../parts/language-names.ts'
import css from '../parts/people.module.css'
import { ProfileFacts } from '../parts/profile-facts.tsx'
import { TextWithLinks } from '../parts/text-with-links.tsx'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { origin, locale } = context.get(services)
  const profile = await ask(context, contract.showProfile, { member: params.member as string })
  if (profile.can.block) await run(context, contract.noteVisit, { member: profile.memberId })
  const languages = namesOf(profile.languages ?? [], locale)
  return { profile, languages, canonical: `${origin}/u/${profile.memberId}` }
}

const intents = {
  follow: contract.followMember,
  unfollow: contract.unfollowMember,
  block: contract.blockMember,
  mute: contract.muteMember,
  unmute: contract.unmuteMember,
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const intent = String((await request.formData()).get('intent'))
  if (!Object.hasOwn(intents, intent)) throw data({ code: 'not_found', sentence: '' }, { status: 404 })
  const ran = await run(context, intents[intent as keyof typeof intents], { member: params.member as string })
  if (!ran.ok) return refused(ran.problem)
  // Whoever is blocked cannot be looked at any more.
  throw redirect(intent === 'block' ? '/settings/blocked' : `/u/${params.member}`)
}

/** What one may see of a member, and how one stands to them. */
export default function ProfileScreen() {
  const { t } = useWords()
  const { name } = useSite()
  const { profile, languages, canonical } = useLoaderData<typeof loader>()
  const problem = useActionData<{ problem?: ShownProblem }>()?.problem
  const indexed = profile.searchable ? {} : { robots: 'noindex' as const }
  return (
    <article className={css.page}>
      <PageHead title={profile.displayName} site={name} description={profile.headline} canonical={canonical} {...indexed} />
      <header className={css.header}>
        {profile.pictureUrl ? (
          <img src={profile.pictureUrl} alt="" width={96} height={96} className={css.picture} />
        ) : (
          <Avatar name={profile.displayName} hue={profile.hue} size="large" />
        )}
        <div className={css.names}>
          <h1>
            {profile.displayName} <Here memberId={profile.memberId} />
          </h1>
          {profile.headline ? <p>{profile.headline}</p> : null}
          <p>{t('people.followers', { count: profile.followers })}</p>
        </div>
        <Actions profile={profile} />
      </header>
      <FormProblem problem={problem} />
      {profile.bio ? (
        <p className={css.bio}>
          <TextWithLinks text={profile.bio} />
        </p>
      ) : null}
      <ProfileFacts profile={profile} languages={languages} />
    </article>
  )
}

const askPresence = async (ids: readonly string[]) => {
  const found = await readJson<{ items: contract.Presence[] }>(`/api/v1/presence?members=${ids.join(',')}`)
  return Object.fromEntries((found?.items ?? []).map(({ memberId, state }) => [memberId, state]))
}

/** Members see one another come and go. */
function Here({ memberId }: { memberId: string }) {
  const { viewer } = useSite()
  const known = usePresence(viewer && viewer.memberId !== memberId ? [memberId] : [], askPresence)
  return <PresenceDot state={known[memberId]} />
}

function Actions({ profile: { memberId, tie, can } }: { profile: contract.Profile }) {
  const { t } = useWords()
  if (tie.self) return <ButtonLink to="/settings/profile">{t('people.edit')}</ButtonLink>
  return (
    <Form method="post" className={css.actions}>
      {can.follow || tie.follows ? (
        <Button type="submit" name="intent" value={tie.follows ? 'unfollow' : 'follow'} look={tie.follows ? 'quiet' : 'solid'}>
          {tie.follows ? t('people.unfollow') : t('people.follow')}
        </Button>
      ) : null}
      {can.message ? <MessageLink memberId={memberId} /> : null}
      {can.block ? (
        <>
          <Button type="submit" name="intent" value={tie.muted ? 'unmute' : 'mute'}>
            {tie.muted ? t('people.unmute') : t('people.mute')}
          </Button>
          <Button type="submit" name="intent" value="block">
            {t('people.block')}
          </Button>
        </>
      ) : null}
    </Form>
  )
}

/** Where the community has messages; only those this member wants to hear from are shown it. */
function MessageLink({ memberId }: { memberId: string }) {
  const { t } = useWords()
  const { main } = useSite()
  if (!main.some(({ to }) => to === '/chat')) return null
  return <ButtonLink to={`/chat/with/${memberId}`}>{t('people.message')}</ButtonLink>
}
