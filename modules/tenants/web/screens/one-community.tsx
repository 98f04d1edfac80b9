import { ask, refused, run } from '@guildhall/kernel/page'
import {
  Button,
  FormProblem,
  formLook,
  PageHead,
  type Saved,
  SavedNote,
  type ShownProblem,
  Time,
  useSite,
  useWords,
} from '@guildhall/ui'
import {
  type ActionFunctionArgs,
  Form,
  Link,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import {
  activateCommunity,
  archiveCommunity,
  type CommunityDetail,
  changePlan,
  cloneCommunity,
  deleteCommunity,
  exportCommunity,
  restoreCommunity,
  showOneCommunity,
  suspendCommunity,
} from '../../contract/index.ts'
import { CommunityStatus, useSizes } from '../parts/community-status.tsx'
import { Usage } from '../parts/usage.tsx'
import css from './form.module.css'

export const loader = ({ context, params }: LoaderFunctionArgs) =>
  ask(context, showOneCommunity, { slug: params['slug'] as string })

const moves = {
  suspend: suspendCommunity,
  archive: archiveCommunity,
  activate: activateCommunity,
  restore: restoreCommunity,
  delete: deleteCommunity,
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const slug = params['slug'] as string
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const amount = (name: string) => (text(name) === '' ? null : Number(text(name)))
  const step = text('step')
  if (step === 'clone') {
    const made = await run(context, cloneCommunity, { slug, newSlug: text('newSlug') })
    if (!made.ok) return refused(made.problem)
    throw redirect(`/admin/communities/${made.output.community.slug}`)
  }
  const plan = { members: amount('members'), storageMegabytes: amount('storageMegabytes'), mailsPerDay: amount('mailsPerDay') }
  const reasons = { reason: text('reason'), ...(step === 'delete' && { confirm: text('confirm') }) }
  const ran =
    step === 'export'
      ? await run(context, exportCommunity, { slug })
      : step === 'plan'
        ? await run(context, changePlan, { slug, ...plan })
        : await run(context, moves[step as keyof typeof moves] ?? suspendCommunity, { slug, ...reasons })
  return ran.ok ? { saved: true as const } : refused(ran.problem)
}

/** One community as an operator looks after it: its state, plan, archives, and what was done with it. */
export default function OneCommunityScreen() {
  const { t } = useWords()
  const { name: site } = useSite()
  const community = useLoaderData<typeof loader>()
  const answer = useActionData<Saved>()
  return (
    <>
      <PageHead title={community.name} site={site} robots="noindex" />
      <Link to="/admin/communities">{t('tenants.nav-communities')}</Link>
      <div className={css.head}>
        <h1>{community.name}</h1>
        <CommunityStatus status={community.status} />
      </div>
      <SavedNote answer={answer} />
      <FormProblem problem={answer?.problem} />
      {community.eraseAfter ? (
        <p className={formLook.hint}>
          {t('tenants.erased-after')} <Time at={community.eraseAfter} />
        </p>
      ) : null}
      <Facts community={community} />
      <PlanForm plan={community.plan} />
      <Archives exports={community.exports} slug={community.slug} />
      <Life community={community} problem={answer?.problem} />
      <History history={community.history} />
    </>
  )
}

function Facts({ community: { url, blueprint, usage, members, plan, createdAt } }: { community: CommunityDetail }) {
  const { t } = useWords()
  const size = useSizes()
  const facts = [
    [t('tenants.rows'), `${usage.rows} (${size(usage.rowBytes)})`],
    [t('tenants.blueprint'), blueprint],
    [t('tenants.created'), <Time key="at" at={createdAt} />],
  ] as const
  return (
    <section className={css.card}>
      <a href={url} dir="ltr">
        {url}
      </a>
      <Usage
        items={[
          { what: 'members', used: members, limit: plan.members },
          { what: 'bytes', used: usage.fileBytes, limit: plan.storageMegabytes === null ? null : plan.storageMegabytes * 1e6 },
        ]}
      />
      <dl className={css.facts}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function PlanForm({ plan }: Pick<CommunityDetail, 'plan'>) {
  const { t } = useWords()
  return (
    <Form method="post" className={css.card}>
      <h2>{t('tenants.limits')}</h2>
      <p className={formLook.hint}>{t('tenants.limits-hint')}</p>
      <div className={formLook.columns}>
        {(['members', 'storageMegabytes', 'mailsPerDay'] as const).map((name) => (
          <label key={name} className={css.field}>
            {t(`tenants.limit-${name}`)}
            <input name={name} type="number" min={1} defaultValue={plan[name] ?? ''} inputMode="numeric" />
          </label>
        ))}
      </div>
      <Button type="submit" name="step" value="plan" className={formLook.submit}>
        {t('tenants.save')}
      </Button>
    </Form>
  )
}

function Archives({ exports, slug }: Pick<CommunityDetail, 'exports' | 'slug'>) {
  const { t } = useWords()
  const size = useSizes()
  return (
    <Form method="post" className={css.card}>
      <h2>{t('tenants.archives')}</h2>
      <p className={formLook.hint}>{t('tenants.archives-hint')}</p>
      <ul className={css.plain}>
        {exports.map(({ id, state, percent, bytes, askedAt }) => (
          <li key={id}>
            <Time at={askedAt} />{' '}
            {state === 'done' ? (
              <a href={`/api/v1/platform/communities/${slug}/exports/${id}`} download>
                {t('tenants.download')} ({size(bytes)})
              </a>
            ) : (
              t(`tenants.export-${state}`, { percent })
            )}
          </li>
        ))}
      </ul>
      <Button type="submit" name="step" value="export" className={formLook.submit}>
        {t('tenants.export')}
      </Button>
    </Form>
  )
}

function Life({
  community: { moves: possible, slug },
  problem,
}: {
  community: CommunityDetail
  problem: ShownProblem | undefined
}) {
  const { t } = useWords()
  return (
    <>
      <Form method="post" className={css.card}>
        <h2>{t('tenants.life')}</h2>
        <label className={css.field}>
          {t('tenants.reason')}
          <textarea name="reason" rows={2} minLength={10} maxLength={500} required />
        </label>
        {possible.includes('delete') ? (
          <label className={css.field}>
            {t('tenants.confirm', { slug })}
            <input name="confirm" autoComplete="off" dir="ltr" />
            {problem?.code === 'confirmation_differs' ? <small role="alert">{problem.errors[0]?.message}</small> : null}
          </label>
        ) : null}
        <div className={formLook.row}>
          {possible.map((move) => (
            <Button key={move} type="submit" name="step" value={move}>
              {t(`tenants.move-${move}`)}
            </Button>
          ))}
        </div>
      </Form>
      <Form method="post" className={css.card}>
        <h2>{t('tenants.clone')}</h2>
        <p className={formLook.hint}>{t('tenants.clone-hint')}</p>
        <label className={css.field}>
          {t('tenants.slug')}
          <input name="newSlug" required maxLength={40} autoComplete="off" dir="ltr" />
        </label>
        <Button type="submit" name="step" value="clone" className={formLook.submit}>
          {t('tenants.clone')}
        </Button>
      </Form>
    </>
  )
}

function History({ history }: Pick<CommunityDetail, 'history'>) {
  const { t } = useWords()
  if (history.length === 0) return null
  return (
    <section className={css.card}>
      <h2>{t('tenants.history')}</h2>
      <ul className={css.plain}>
        {history.map(({ move, reason, at }) => (
          <li key={at}>
            <Time at={at} /> · {t(`tenants.move-${move}`)} · {reason}
          </li>
        ))}
      </ul>
    </section>
  )
}
