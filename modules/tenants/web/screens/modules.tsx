import { ask, refused, run } from '@guildhall/kernel/page'
import { Button, FormProblem, formLook, PageHead, type Saved, SavedNote, useSite, useWords } from '@guildhall/ui'
import { type ActionFunctionArgs, Form, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { type CommunityModule, listModules, switchModule } from '../../contract/index.ts'
import css from './form.module.css'

export const loader = ({ context }: LoaderFunctionArgs) => ask(context, listModules, {})

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const ran = await run(context, switchModule, { module: String(form.get('module')), on: form.get('on') === 'true' })
  return ran.ok ? { saved: true as const } : refused(ran.problem)
}

/** What the community has of this program: each module with what goes when it is switched off. */
export default function ModulesScreen() {
  const { t } = useWords()
  const { name } = useSite()
  const { items } = useLoaderData<typeof loader>()
  const answer = useActionData<Saved>()
  return (
    <>
      <PageHead title={t('tenants.nav-modules')} site={name} robots="noindex" />
      <h1>{t('tenants.nav-modules')}</h1>
      <p className={formLook.hint}>{t('tenants.modules-hint')}</p>
      <SavedNote answer={answer} />
      <FormProblem problem={answer?.problem} />
      <ul className={css.cards}>
        {items.map((module) => (
          <ModuleCard key={module.key} module={module} />
        ))}
      </ul>
    </>
  )
}

function ModuleCard({ module: { key, summary, on, allowed, lets } }: { module: CommunityModule }) {
  const { t } = useWords()
  const names: Record<string, string> = { forum: t('tenants.module-forum'), messaging: t('tenants.module-messaging') }
  const name = names[key] ?? key
  return (
    <li className={css.card}>
      <div className={css.head}>
        <h2>{name}</h2>
        <strong>{t(on ? 'tenants.module-on' : 'tenants.module-off')}</strong>
      </div>
      <p className={formLook.hint}>{summary}</p>
      <details>
        <summary>{t('tenants.module-hides', { count: lets.length })}</summary>
        <ul>
          {lets.map((right) => (
            <li key={right}>{right}</li>
          ))}
        </ul>
      </details>
      {on || allowed ? (
        <Form method="post" action="/admin/modules" reloadDocument>
          <input type="hidden" name="module" value={key} />
          <Button type="submit" name="on" value={on ? 'false' : 'true'} aria-label={t(labels[`${on}`], { name })}>
            {t(on ? 'tenants.module-switch-off' : 'tenants.module-switch-on')}
          </Button>
        </Form>
      ) : (
        <p className={formLook.hint}>{t('tenants.module-not-allowed')}</p>
      )}
    </li>
  )
}

const labels = { true: 'tenants.module-switch-off-name', false: 'tenants.module-switch-on-name' } as const
