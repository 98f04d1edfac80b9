import { ask, refused, run } from '@guildhall/kernel/page'
import { ButtonLink, FormProblem, fieldError, formLook, PageHead, type ShownProblem, useSite, useWords } from '@guildhall/ui'
import { Themed } from '@guildhall/ui/mantine'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useRef } from 'react'
import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  useActionData,
  useFetcher,
  useLoaderData,
  useNavigation,
} from 'react-router'
import { countryCodes, createCommunity, listBlueprints, planCommunity } from '../../contract/index.ts'
import css from './form.module.css'

const languages = { en: 'English', da: 'Dansk', es: 'Español', ar: 'العربية' }
type Made = { name: string; url: string; invitation: { url: string; role: string; mailedTo: string | null } }
type Plan = { lines: string[]; role: string; slugIsFree: boolean | null }
type Answer = { made?: Made; plan?: Plan; typed?: Record<string, string>; problem?: ShownProblem }

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const { items: blueprints } = await ask(context, listBlueprints, {})
  const slug = searchParams.get('slug')
  const first = blueprints[0]?.key
  const checked = slug && first ? await ask(context, planCommunity, { blueprint: first, slug }) : null
  return { blueprints, slugIsFree: checked?.slugIsFree ?? null }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value).trim()]))
  const { step, ...fields } = typed
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''))
  if (step === 'plan') {
    const blueprint = given['blueprint'] ?? ''
    const {
      changes,
      adminRole: role,
      slugIsFree,
    } = await ask(context, planCommunity, { blueprint, ...(given['slug'] && { slug: given['slug'] }) })
    return { plan: { lines: changes.map(({ line }) => line), role, slugIsFree }, typed }
  }
  const ran = await run(context, createCommunity, given)
  if (!ran.ok) return refused(ran.problem)
  const { community, invitation } = ran.output
  return { made: { name: community.name, url: community.url, invitation } }
}

/** Where an operator makes a community from a blueprint, after seeing what that would make. */
export default function NewCommunityScreen() {
  const { t, locale } = useWords()
  const { name } = useSite()
  const answer = useActionData<Answer>()
  return (
    <Themed locale={locale}>
      <PageHead title={t('tenants.new-community')} site={name} robots="noindex" />
      <h1>{t('tenants.new-community')}</h1>
      {answer?.made ? <MadeNote made={answer.made} /> : <NewForm answer={answer} />}
    </Themed>
  )
}

function MadeNote({ made: { name, url, invitation } }: { made: Made }) {
  const { t } = useWords()
  return (
    <section className={formLook.panel} role="status">
      <strong>{t('tenants.made', { name })}</strong>
      <a href={url} dir="ltr">
        {url}
      </a>
      <p className={formLook.hint}>
        {invitation.mailedTo
          ? t('tenants.invited-mailed', { email: invitation.mailedTo, role: invitation.role })
          : t('tenants.invited', { role: invitation.role })}
      </p>
      <code className={css.code} dir="ltr">
        {invitation.url}
      </code>
      <ButtonLink to="/admin/communities">{t('tenants.nav-communities')}</ButtonLink>
    </section>
  )
}

function NewForm({ answer }: { answer: Answer | undefined }) {
  const { t, locale } = useWords()
  const { blueprints } = useLoaderData<typeof loader>()
  const isSending = useNavigation().state === 'submitting'
  const { problem, plan, typed = {} } = answer ?? {}
  const countries = new Intl.DisplayNames(locale, { type: 'region' })
  const chosen = countryCodes.map((value) => ({ value, label: `${countries.of(value)} (${value})` }))
  const own = { value: '', label: t('tenants.as-blueprint') }
  const usual = { size: 'md', withAsterisk: false } as const
  return (
    <Form method="post" className={formLook.panel}>
      <FormProblem problem={problem} />
      <NativeSelect
        {...usual}
        name="blueprint"
        label={t('tenants.blueprint')}
        data={blueprints.map(({ key, name, summary }) => ({ value: key, label: `${name}: ${summary}`.slice(0, 110) }))}
        defaultValue={typed['blueprint']}
        error={fieldError(problem, 'blueprint')}
      />
      <div className={formLook.columns}>
        <TextInput
          {...usual}
          name="name"
          label={t('tenants.name')}
          maxLength={120}
          placeholder={t('tenants.as-blueprint')}
          error={fieldError(problem, 'name')}
        />
        <SlugField problem={problem} />
      </div>
      <div className={formLook.columns}>
        <NativeSelect
          {...usual}
          name="country"
          label={t('tenants.country')}
          data={[{ value: '', label: t('tenants.no-country') }, ...chosen]}
          error={fieldError(problem, 'country')}
        />
        <NativeSelect
          {...usual}
          name="locale"
          label={t('tenants.locale')}
          data={[own, ...Object.entries(languages).map(([value, label]) => ({ value, label }))]}
        />
      </div>
      <div className={formLook.columns}>
        <TextInput
          {...usual}
          name="timeZone"
          label={t('tenants.time-zone')}
          placeholder="Europe/Copenhagen"
          dir="ltr"
          error={fieldError(problem, 'timeZone')}
        />
        <TextInput
          {...usual}
          name="adminEmail"
          type="email"
          label={t('tenants.admin-email')}
          dir="ltr"
          autoComplete="off"
          error={fieldError(problem, 'adminEmail')}
        />
      </div>
      <div className={formLook.row}>
        <Button type="submit" size="md" loading={isSending}>
          {t('tenants.create')}
        </Button>
        <Button type="submit" name="step" value="plan" size="md" variant="default" formNoValidate>
          {t('tenants.show-plan')}
        </Button>
      </div>
      {plan ? <PlanNote plan={plan} /> : null}
    </Form>
  )
}

/** Says while typing whether the address is free; without scripts the server says so afterwards. */
function SlugField({ problem }: { problem: ShownProblem | undefined }) {
  const { t } = useWords()
  const check = useFetcher<typeof loader>()
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined)
  const free = check.data?.slugIsFree
  const look = (slug: string) => {
    clearTimeout(waiting.current)
    if (slug) waiting.current = setTimeout(() => check.load(`/admin/communities/new?slug=${encodeURIComponent(slug)}`), 300)
  }
  return (
    <TextInput
      name="slug"
      label={t('tenants.slug')}
      description={free === true ? t('tenants.slug-free') : undefined}
      error={fieldError(problem, 'slug') ?? (free === false ? t('tenants.slug-not-free') : undefined)}
      onChange={(event) => look(event.currentTarget.value)}
      maxLength={40}
      required
      withAsterisk={false}
      dir="ltr"
      autoComplete="off"
      size="md"
    />
  )
}

function PlanNote({ plan: { lines, role } }: { plan: Plan }) {
  const { t } = useWords()
  return (
    <section role="status" className={css.scrolls}>
      <p className={formLook.hint}>{t('tenants.plan', { count: lines.length, role })}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reached with the keyboard */}
      <pre className={css.plan} dir="ltr" tabIndex={0}>
        {lines.join('\n')}
      </pre>
    </section>
  )
}
