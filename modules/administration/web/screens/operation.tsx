import { ask, refused, run } from '@guildhall/kernel/page'
import { AdminList, Button, ButtonLink, FormProblem, type ShownProblem, Tag, useWords } from '@guildhall/ui'
import { useEffect } from 'react'
import {
  type ActionFunctionArgs,
  Form,
  Link,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
  useRevalidator,
} from 'react-router'
import {
  cancelOperation,
  listOutcomes,
  type Operation,
  type Outcome,
  showOperation,
  undoOperation,
} from '../../contract/index.ts'
import { Heading } from '../parts/heading.tsx'
import css from '../parts/operation.module.css'
import { deedOf, outcomeWord, stateWord } from '../parts/operation-words.ts'

const EVERY_MS = 2_000
const outcomes = ['refused', 'changed', 'same'] as const

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const operation = String(params.operation)
  const cursor = searchParams.get('cursor') ?? undefined
  const outcome = outcomes.find((one) => one === searchParams.get('outcome'))
  const [shown, page] = await Promise.all([
    ask(context, showOperation, { operation }),
    ask(context, listOutcomes, { operation, outcome, cursor }),
  ])
  return { operation: shown, page, outcome: outcome ?? '', isFirst: !cursor }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const operation = String(params.operation)
  const undo = (await request.formData()).get('step') === 'undo'
  const ran = await run(context, undo ? undoOperation : cancelOperation, { operation })
  if (!ran.ok) return refused(ran.problem)
  throw redirect(`/admin/operations/${ran.output.id}`)
}

/** One thing done to many members: how far it is, what became of each, and the way to stop it or take it back. */
export default function OperationScreen() {
  const { t } = useWords()
  const { operation } = useLoaderData<typeof loader>()
  const problem = useActionData<{ problem?: ShownProblem }>()?.problem
  const { revalidate } = useRevalidator()
  const isRunning = operation.state === 'running'
  useEffect(() => {
    if (!isRunning) return
    const timer = setInterval(() => document.hidden || void revalidate(), EVERY_MS)
    return () => clearInterval(timer)
  }, [isRunning, revalidate])
  return (
    <>
      <Heading
        title={deedOf(t, operation)}
        trail={[
          { to: '/admin/users', label: t('administration.members') },
          { to: '/admin/operations', label: t('administration.operations') },
        ]}
      >
        <Tag tone={isRunning ? 'brand' : 'neutral'}>{t(stateWord[operation.state])}</Tag>
      </Heading>
      <FormProblem problem={problem} />
      <Progress operation={operation} />
      <Outcomes />
    </>
  )
}

function Progress({ operation }: { operation: Operation }) {
  const { t, locale } = useWords()
  const { done, total, changed, refused: left, byName, reason, undoes, undoneBy, may } = operation
  const number = (value: number) => new Intl.NumberFormat(locale).format(value)
  const said = t('administration.operation-progress', { done: number(done), total: number(total) })
  return (
    <section className={css.progress}>
      <progress value={done} max={total} aria-label={said} />
      <p role="status">
        {said} {t('administration.bulk-done', { changed: number(changed), refused: number(left) })}
      </p>
      <p className={css.facts}>
        {t('administration.operation-by', { name: byName || '–' })}
        {reason ? ` · ${reason}` : ''}
        {undoes ? <Link to={`/admin/operations/${undoes}`}>{t('administration.undoes')}</Link> : null}
        {undoneBy ? <Link to={`/admin/operations/${undoneBy}`}>{t('administration.undone-by')}</Link> : null}
      </p>
      {may.cancel || may.undo ? (
        <Form method="post" className={css.facts}>
          {may.cancel ? (
            <Button type="submit" name="step" value="cancel">
              {t('administration.operation-stop')}
            </Button>
          ) : null}
          {may.undo ? (
            <Button type="submit" name="step" value="undo">
              {t('administration.operation-undo')}
            </Button>
          ) : null}
          {may.cancel ? (
            <noscript>
              <ButtonLink to="." look="plain" reloadDocument>
                {t('administration.look-again')}
              </ButtonLink>
            </noscript>
          ) : null}
        </Form>
      ) : null}
    </section>
  )
}

function Outcomes() {
  const { t } = useWords()
  const { operation, page, outcome, isFirst } = useLoaderData<typeof loader>()
  return (
    <AdminList
      caption={t('administration.outcomes')}
      rows={page.items}
      keyOf={({ memberId }) => memberId}
      nameOf={({ displayName }) => displayName}
      nextCursor={page.nextCursor}
      isFirst={isFirst}
      exportHref={`/admin/operations/${operation.id}/outcome.csv`}
      filters={[
        {
          name: 'outcome',
          label: t('administration.outcome'),
          value: outcome,
          options: [
            { value: '', label: t('administration.outcome-any') },
            ...outcomes.map((value) => ({ value, label: t(outcomeWord[value]) })),
          ],
        },
      ]}
      columns={[
        {
          key: 'name',
          label: t('administration.name'),
          render: ({ memberId, displayName }: Outcome) => <Link to={`/admin/users/${memberId}`}>{displayName || '–'}</Link>,
        },
        {
          key: 'outcome',
          label: t('administration.outcome'),
          render: ({ outcome: became }: Outcome) => (became ? t(outcomeWord[became]) : t('administration.outcome-waiting')),
        },
        { key: 'why', label: t('administration.why'), render: (row: Outcome) => <Why row={row} /> },
      ]}
      empty={{ title: t('administration.nobody-title'), text: t('administration.nobody') }}
    />
  )
}

function Why({ row: { code, sentence } }: { row: Outcome }) {
  const { refusal } = useWords()
  return code && sentence ? refusal({ code, sentence }) : '–'
}
