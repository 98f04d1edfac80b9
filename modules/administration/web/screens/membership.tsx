import { ask, refused, run, services } from '@guildhall/kernel/page'
import { Button, ButtonLink, FormProblem, formLook, PageHead, type Saved, Time, useSite, useWords } from '@guildhall/ui'
import { type ActionFunctionArgs, Form, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { showMembership, withdrawRequest } from '../../contract/index.ts'
import css from '../parts/newcomers.module.css'

export const loader = ({ context }: LoaderFunctionArgs) => ask(context, showMembership, {})

export async function action({ context }: ActionFunctionArgs) {
  const ran = await run(context, withdrawRequest, {})
  if (!ran.ok) return refused(ran.problem)
  throw redirect('/', { headers: { 'set-cookie': context.get(services).cookies.end() } })
}

/** How one stands to the community: the wall before which newcomers wait, and what was decided. */
export default function Membership() {
  const { t } = useWords()
  const { name } = useSite()
  const { status, since, note, deciders } = useLoaderData<typeof loader>()
  const answer = useActionData<Saved>()
  return (
    <section className={css.wall}>
      <PageHead title={t(`newcomers.${status}-title`, { community: name })} site={name} robots="noindex" />
      <h1>{t(`newcomers.${status}-title`, { community: name })}</h1>
      <p>{t(`newcomers.${status}-text`, { community: name })}</p>
      <p className={formLook.hint}>
        {t('newcomers.since')} <Time at={since} />
      </p>
      {note ? <blockquote className={css.note}>{note}</blockquote> : null}
      {deciders.length > 0 ? (
        <p>{t('newcomers.deciders', { names: deciders.map(({ displayName }) => displayName).join(' · ') })}</p>
      ) : null}
      <FormProblem problem={answer?.problem} />
      {status === 'active' ? (
        <ButtonLink to="/" look="solid" reloadDocument>
          {t('newcomers.go-in')}
        </ButtonLink>
      ) : (
        <Form method="post" className={css.ways}>
          <ButtonLink to="/settings/profile" look="solid">
            {t('newcomers.edit-profile')}
          </ButtonLink>
          <Button type="submit" look="plain">
            {t('newcomers.withdraw')}
          </Button>
        </Form>
      )}
      {status === 'active' ? null : (
        <Form method="post" action="/sign-out">
          <Button type="submit" look="plain">
            {t('shell.sign-out')}
          </Button>
        </Form>
      )}
    </section>
  )
}
