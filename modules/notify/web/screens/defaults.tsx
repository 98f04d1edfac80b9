import { ask, refused, run, services } from '@guildhall/kernel/page'
import { Button, ButtonLink, FormProblem, PageHead, type ShownProblem, useSite, useWords } from '@guildhall/ui'
import { type ActionFunctionArgs, Form, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Channel, type CommunityDefaults, setDefaults, showDefaults } from '../../contract/index.ts'
import { ChannelSwitch } from '../parts/channel-switch.tsx'
import css from '../parts/preferences.module.css'
import { defaultsFrom } from '../parts/preferences-form.ts'
import { QuietHours } from '../parts/quiet-hours.tsx'

export const loader = ({ context }: LoaderFunctionArgs) => ask(context, showDefaults, { locale: context.get(services).locale })

export async function action({ context, request }: ActionFunctionArgs) {
  const ran = await run(context, setDefaults, defaultsFrom(await request.formData()))
  return ran.ok ? { saved: true, problem: undefined } : refused(ran.problem)
}

/** What holds for everybody until they decide, and quiet hours of the whole community. */
export default function NotificationDefaults() {
  const { t } = useWords()
  const { name } = useSite()
  const { types, quiet } = useLoaderData<typeof loader>()
  const answer = useActionData<{ saved?: boolean; problem?: ShownProblem }>()
  return (
    <>
      <PageHead title={t('notices.title')} site={name} robots="noindex" />
      <h1>{t('notices.title')}</h1>
      <p>
        <ButtonLink to="/admin/notifications/deliveries">{t('notices.deliveries')}</ButtonLink>
      </p>
      {answer?.problem ? <FormProblem problem={answer.problem} /> : null}
      {answer?.saved ? (
        <p role="status" className={css.saved}>
          {t('shell.saved')}
        </p>
      ) : null}
      <Form method="post" className={css.card}>
        <h2>{t('notices.defaults')}</h2>
        <p className={css.hint}>{t('notices.defaults-hint')}</p>
        <Kinds types={types} />
        <QuietHours windows={quiet} forced={[]} zone={t('notices.quiet-everybody')} />
        <Button type="submit" look="solid">
          {t('shell.save')}
        </Button>
      </Form>
    </>
  )
}

function Kinds({ types }: Pick<CommunityDefaults, 'types'>) {
  const { t } = useWords()
  return (
    <table className={css.matrix}>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{t('notices.kind')}</span>
          </th>
          <th scope="col">{t('notices.there')}</th>
          {Channel.options.map((channel) => (
            <th key={channel} scope="col">
              {t(`notices.channel-${channel}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {types.map((type) => (
          <tr key={type.name}>
            <th scope="row">{type.label}</th>
            <td>
              <input
                type="checkbox"
                name={`there ${type.name}`}
                defaultChecked={!type.off}
                disabled={type.always}
                aria-label={`${type.label}: ${t('notices.there')}`}
              />
            </td>
            {Channel.options.map((channel) => (
              <td key={channel}>
                <ChannelSwitch type={type} channel={channel} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
