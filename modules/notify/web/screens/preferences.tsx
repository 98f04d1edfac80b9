import { ask, refused, run, services } from '@guildhall/kernel/page'
import { Button, FormProblem, PageHead, type ShownProblem, Time, useSite, useWords } from '@guildhall/ui'
import { type ActionFunctionArgs, Form, Link, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { type Preferences as Shown, setPreferences, showPreferences, unmuteThing } from '../../contract/index.ts'
import { ChannelMatrix } from '../parts/channel-matrix.tsx'
import css from '../parts/preferences.module.css'
import { wishesFrom } from '../parts/preferences-form.ts'
import { QuietHours } from '../parts/quiet-hours.tsx'

export const loader = ({ context }: LoaderFunctionArgs) => ask(context, showPreferences, { locale: context.get(services).locale })

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const intent = String(form.get('intent'))
  const wishes = wishesFrom(form)
  const ran = wishes
    ? await run(context, setPreferences, wishes)
    : await run(context, unmuteThing, { noun: form.get('noun'), id: form.get('id') })
  return ran.ok ? { saved: intent, problem: undefined } : refused(ran.problem)
}

/** What one is told, where and when. Works as plain forms. */
export default function Preferences() {
  const { t } = useWords()
  const { name } = useSite()
  const preferences = useLoaderData<typeof loader>()
  const answer = useActionData<{ saved?: string; problem?: ShownProblem }>()
  return (
    <>
      <PageHead title={t('notices.preferences')} site={name} robots="noindex" />
      <h1>{t('notices.preferences')}</h1>
      {answer?.problem ? <FormProblem problem={answer.problem} /> : null}
      {answer?.saved ? (
        <p role="status" className={css.saved}>
          {t('shell.saved')}
        </p>
      ) : null}
      <DoNotDisturb until={preferences.quietUntil} />
      <Form method="post" className={css.card}>
        <ChannelMatrix preferences={preferences} />
        <Button type="submit" look="solid" name="intent" value="channels">
          {t('shell.save')}
        </Button>
      </Form>
      <Form method="post" className={css.card}>
        <QuietHours windows={preferences.quiet} forced={preferences.forcedQuiet} zone={preferences.zone} />
        <Button type="submit" look="solid" name="intent" value="quiet">
          {t('shell.save')}
        </Button>
      </Form>
      <Mutes mutes={preferences.mutes} />
    </>
  )
}

function DoNotDisturb({ until }: { until: string | null }) {
  const { t } = useWords()
  return (
    <Form method="post" className={css.card}>
      <h2>{t('notices.disturb')}</h2>
      <input type="hidden" name="intent" value="disturb" />
      {until ? (
        <div className={css.line}>
          <span>
            {t('notices.disturb-until')} <Time at={until} />
          </span>
          <Button type="submit">{t('notices.disturb-end')}</Button>
        </div>
      ) : (
        <div className={css.line}>
          {(['hour', 'tomorrow', 'week'] as const).map((span) => (
            <Button key={span} type="submit" name="for" value={span}>
              {t(`notices.snooze-${span}`)}
            </Button>
          ))}
        </div>
      )}
    </Form>
  )
}

function Mutes({ mutes }: Pick<Shown, 'mutes'>) {
  const { t } = useWords()
  if (mutes.length === 0) return null
  return (
    <section className={css.card}>
      <h2>{t('notices.mutes')}</h2>
      <ul className={css.mutes}>
        {mutes.map(({ noun, id, title, link }) => (
          <li key={id} className={css.line}>
            {title ? <Link to={link}>{title}</Link> : <span>{t('notices.mute-gone')}</span>}
            <Form method="post">
              <input type="hidden" name="noun" value={noun} />
              <input type="hidden" name="id" value={id} />
              <Button type="submit" size="small" name="intent" value="unmute" aria-label={`${t('notices.unmute')}: ${title}`}>
                {t('notices.unmute')}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  )
}
