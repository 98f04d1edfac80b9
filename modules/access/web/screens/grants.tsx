import { ask, refused, run } from '@guildhall/kernel/page'
import { AdminList, Button, FormProblem, type ShownProblem, Time, useWords } from '@guildhall/ui'
import { type ActionFunctionArgs, Form, Link, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import {
  findGrants,
  findMembers,
  type GrantLine,
  importGrants,
  type MemberGrant,
  revokeGrants,
  showMatrix,
} from '../../contract/index.ts'
import css from '../parts/access.module.css'
import { FileOutcome, GiveForm } from '../parts/give-form.tsx'
import { fileFor, namesIn, type Wish, wishIn } from '../parts/giving.ts'
import { Heading } from '../parts/heading.tsx'

const oneOf = <Value extends string>(values: readonly Value[], value: string | null): Value | undefined =>
  values.find((each) => each === value)
const STATES = ['current', 'ending', 'over'] as const
const SOURCES = ['hand', 'organisation', 'badge'] as const

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const text = (name: string) => searchParams.get(name)?.trim() || undefined
  const filters = {
    q: text('q'),
    role: text('role'),
    source: oneOf(SOURCES, searchParams.get('source')),
    state: oneOf(STATES, searchParams.get('state')) ?? 'current',
  }
  const [page, matrix] = await Promise.all([
    ask(context, findGrants, { ...filters, cursor: text('cursor') }),
    ask(context, showMatrix, {}),
  ])
  const roles = matrix.roles.filter(({ isVisitor }) => !isVisitor).map(({ key, name }) => ({ key, name }))
  const rights = matrix.groups.flatMap(({ permissions }) => permissions.map(({ permission }) => permission))
  return { ...page, filters, isFirst: !searchParams.get('cursor'), roles, rights }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const step = String(form.get('step') ?? form.get('action') ?? '')
  if (step === 'take-back') return takeBack(context, form.getAll('selected').map(String))
  if (step === 'undo') return undo(context, { ids: String(form.get('ids') ?? ''), text: String(form.get('text') ?? '') })
  if (step === 'do') return take(context, String(form.get('text') ?? ''), 'do')
  const wish = wishIn(form)
  const { members, unknown } = await membersCalled(context, wish)
  if (unknown.length > 0) return { unknown, wish }
  return { wish, ...(await take(context, fileFor(wish, members), step === 'look' ? 'look' : 'do')) }
}

type Context = ActionFunctionArgs['context']

async function takeBack(context: Context, grants: string[]) {
  if (grants.length === 0) return {}
  const ran = await run(context, revokeGrants, { grants })
  return ran.ok ? { takenBack: ran.output.removed.length, text: fileOf(ran.output.removed) } : refused(ran.problem)
}

async function undo(context: Context, { ids, text }: { ids: string; text: string }) {
  const grants = ids.split(' ').filter(Boolean)
  const gone = grants.length > 0 ? await run(context, revokeGrants, { grants }) : null
  if (gone && !gone.ok) return refused(gone.problem)
  const back = text ? await run(context, importGrants, { format: 'json', text }) : null
  return back && !back.ok ? refused(back.problem) : { undone: true }
}

async function take(context: Context, text: string, step: 'look' | 'do') {
  const ran = await run(context, importGrants, { format: 'json', text, dryRun: step === 'look' })
  return ran.ok ? { outcome: ran.output, text } : { problem: ran.problem, text }
}

async function membersCalled(context: Context, wish: Wish) {
  const names = namesIn(wish.members)
  const found = await Promise.all(names.map(async (q) => ({ q, items: (await ask(context, findMembers, { q })).items })))
  const exact = found.map(({ q, items }) => {
    const same = items.filter(({ displayName }) => displayName.toLowerCase() === q.toLowerCase())
    return { q, member: same.length === 1 ? same[0] : items.length === 1 ? items[0] : undefined }
  })
  return {
    members: exact.flatMap(({ member }) => (member ? [member.memberId] : [])),
    unknown: exact.flatMap(({ q, member }) => (member ? [] : [q])),
  }
}

const fileOf = (lines: readonly GrantLine[]) =>
  JSON.stringify({
    grants: lines.map(({ memberId, expiresAt, role, permission, scope, reason }) => ({
      member: memberId,
      role,
      permission,
      scope,
      expires_at: expiresAt,
      reason,
    })),
  })

type Answer = {
  problem?: ShownProblem
  unknown?: string[]
  wish?: Wish
  takenBack?: number
  undone?: true
  text?: string
  outcome?: Parameters<typeof FileOutcome>[0]['outcome']
}

/** What members hold, whoever gave it; and where it is given and taken back, many at once. */
export default function Grants() {
  const { t } = useWords()
  const { ending, filters } = useLoaderData<typeof loader>()
  const answer = useActionData<Answer>()
  return (
    <>
      <Heading title={t('access.grants')} />
      {ending > 0 && filters.state !== 'ending' ? (
        <p className={css.notice}>
          {t('access.grants-ending', { count: ending })} <Link to="?state=ending">{t('access.show-ending')}</Link>
        </p>
      ) : null}
      <div role="status">
        {answer?.takenBack !== undefined ? (
          <Undoable said={t('access.taken-back', { count: answer.takenBack })} text={answer.text} />
        ) : null}
        {answer?.undone ? <p className={css.quiet}>{t('access.undone')}</p> : null}
      </div>
      <Give answer={answer} />
      <List problem={answer?.wish || answer?.text ? undefined : answer?.problem} />
    </>
  )
}

function Give({ answer }: { answer: Answer | undefined }) {
  const { t } = useWords()
  const { roles, rights } = useLoaderData<typeof loader>()
  const { wish, outcome, text, problem, unknown } = answer ?? {}
  return (
    <>
      <GiveForm roles={roles} rights={rights} wish={wish}>
        {unknown ? <p role="alert">{t('access.unknown-names', { names: unknown.join(', ') })}</p> : null}
        {wish || text ? <FormProblem problem={problem} /> : null}
      </GiveForm>
      {outcome ? (
        <FileOutcome outcome={outcome}>
          <Form method="post">
            <input type="hidden" name="text" value={outcome.dryRun ? text : restoring(outcome)} />
            <input type="hidden" name="ids" value={outcome.added.flatMap(({ id }) => id ?? []).join(' ')} />
            <Button type="submit" name="step" value={outcome.dryRun ? 'do' : 'undo'} size="small" look="solid">
              {t(outcome.dryRun ? 'access.do-it' : 'access.undo')}
            </Button>
          </Form>
        </FileOutcome>
      ) : null}
    </>
  )
}

/** A file that gives back what was changed as it was. */
const restoring = ({ changed }: NonNullable<Answer['outcome']>): string =>
  changed.length === 0 ? '' : fileOf(changed.map(({ was, ...line }) => ({ ...line, ...was })))

function Undoable({ said, text }: { said: string; text?: string }) {
  const { t } = useWords()
  return (
    <Form method="post" className={css.row}>
      <span>{said}</span>
      <input type="hidden" name="text" value={text} />
      <Button type="submit" name="step" value="undo" size="small" look="solid">
        {t('access.undo')}
      </Button>
    </Form>
  )
}

function List({ problem }: { problem?: ShownProblem }) {
  const { t } = useWords()
  const { items, nextCursor, isFirst, filters, roles } = useLoaderData<typeof loader>()
  const options = (prefix: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: t(`${prefix}-${value}`) }))
  return (
    <AdminList
      caption={t('access.grants')}
      columns={[
        {
          key: 'holder',
          label: t('access.holder'),
          render: (row: MemberGrant) => <Link to={`/admin/users/${row.memberId}`}>{row.holder}</Link>,
        },
        { key: 'what', label: t('access.what'), render: ({ name }: MemberGrant) => name },
        { key: 'scope', label: t('access.scope'), render: ({ scope }: MemberGrant) => t(`access.scope-${scope.split(':')[0]}`) },
        { key: 'source', label: t('access.source'), render: (row: MemberGrant) => <Source grant={row} /> },
        { key: 'why', label: t('access.why'), render: ({ reason }: MemberGrant) => reason },
        {
          key: 'ends',
          label: t('access.ends'),
          end: true,
          render: ({ expiresAt }: MemberGrant) => (expiresAt ? <Time at={expiresAt} /> : t('access.for-good')),
        },
      ]}
      rows={items}
      keyOf={({ id }) => id}
      nameOf={({ holder, name }) => `${holder}: ${name}`}
      search={{ value: filters.q ?? '', label: t('access.find-holder') }}
      filters={[
        { name: 'state', label: t('access.state'), value: filters.state, options: options('access.state', STATES) },
        {
          name: 'source',
          label: t('access.source'),
          value: filters.source ?? '',
          options: [{ value: '', label: t('access.source-any') }, ...options('access.source', SOURCES)],
        },
        {
          name: 'role',
          label: t('access.roles'),
          value: filters.role ?? '',
          options: [
            { value: '', label: t('organisations.any-status') },
            ...roles.map(({ key, name }) => ({ value: key, label: name })),
          ],
        },
      ]}
      nextCursor={nextCursor}
      isFirst={isFirst}
      bulk={{ actions: [{ value: 'take-back', label: t('access.take-back') }] }}
      problem={problem}
      empty={{ title: t('access.no-grants'), text: t('access.no-grants-text') }}
    />
  )
}

function Source({ grant: { source, grantedBy } }: { grant: MemberGrant }) {
  const { t } = useWords()
  const kind = source === 'role' || source === 'hand' ? 'hand' : source.split(':')[0]
  return (
    <>
      {t(`access.source-${kind}`)}
      {grantedBy ? <small className={css.by}>{grantedBy}</small> : null}
    </>
  )
}
