import { ask } from '@guildhall/kernel/page'
import { Button, Time, useWords } from '@guildhall/ui'
import { Form, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import type { z } from 'zod'
import { findMembers, showMatrix, type TraceStep, trace } from '../../contract/index.ts'
import css from '../parts/access.module.css'
import { Heading } from '../parts/heading.tsx'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const wish = new URL(request.url).searchParams
  const [q, permission, chosen] = ['q', 'permission', 'memberId'].map((name) => wish.get(name)?.trim() ?? '') as [
    string,
    string,
    string,
  ]
  const { groups } = await ask(context, showMatrix, {})
  const rights = groups.flatMap(({ permissions }) => permissions.map(({ permission: key, summary }) => ({ key, summary })))
  const found = q ? (await ask(context, findMembers, { q })).items : []
  const memberId =
    found.some((member) => member.memberId === chosen) || (chosen && !q) ? chosen : found.length === 1 ? found[0]?.memberId : ''
  const answer = memberId && permission ? await ask(context, trace, { memberId, permission }) : null
  return { q, permission, memberId: memberId ?? '', rights, found, answer }
}

/** “Why may this person …, or why not?”, in words. */
export default function Trace() {
  const { t } = useWords()
  const { q, permission, memberId, rights, found, answer } = useLoaderData<typeof loader>()
  return (
    <>
      <Heading title={t('access.trace')} />
      <Form method="get" className={`${css.card} ${css.form}`}>
        <label>
          {t('access.member')}
          <input
            type="search"
            name="q"
            defaultValue={q || answer?.displayName}
            maxLength={80}
            required
            aria-describedby="member-hint"
          />
        </label>
        <p id="member-hint" className={css.quiet}>
          {q && found.length === 0 ? t('access.no-member') : t('access.member-hint')}
        </p>
        {found.length > 1 ? (
          <label>
            {t('access.which-member')}
            <select name="memberId" defaultValue={memberId}>
              {found.map((member) => (
                <option key={member.memberId} value={member.memberId}>
                  {member.displayName}
                </option>
              ))}
            </select>
          </label>
        ) : null}
        <label>
          {t('access.right')}
          <select name="permission" defaultValue={permission}>
            {rights.map(({ key, summary }) => (
              <option key={key} value={key}>
                {summary} ({key})
              </option>
            ))}
          </select>
        </label>
        <Button type="submit" look="solid">
          {t('access.explain')}
        </Button>
      </Form>
      {answer ? <Explanation answer={answer} /> : null}
    </>
  )
}

function Explanation({ answer }: { answer: z.output<typeof trace.output> }) {
  const { t } = useWords()
  const right = answer.summary ?? answer.permission
  return (
    <section className={`${css.card} ${css.answer}`} aria-live="polite">
      <h2>{t(answer.allowed ? 'access.may' : 'access.may-not', { name: answer.displayName, right })}</h2>
      <ol className={css.steps}>
        {answer.steps.map((step) => (
          <Step key={JSON.stringify(step)} step={step} />
        ))}
      </ol>
    </section>
  )
}

function Step({ step }: { step: TraceStep }) {
  const { t } = useWords()
  const names = step.path.map(({ name }) => name)
  const isNeed = step.kind === 'needed'
  const values = {
    what: names[0] ?? step.pattern ?? t('access.right'),
    source: sourceWords(step.source, t),
    pattern: step.pattern ?? '',
    way: (isNeed ? names : names.slice(1)).join(isNeed ? ', ' : ' → '),
  }
  return (
    <li data-counts={step.counts}>
      {t(`access.step.${step.code}`, values)}
      {step.expiresAt ? (
        <>
          {' '}
          ({t('access.until')} <Time at={step.expiresAt} />)
        </>
      ) : null}
    </li>
  )
}

function sourceWords(source: string | null, t: (key: string) => string): string {
  if (source === null || source === 'role' || source === 'hand') return t('access.from-hand')
  const kind = source.split(':', 1)[0]
  return kind === 'organisation' || kind === 'badge' ? t(`access.from-${kind}`) : source
}
