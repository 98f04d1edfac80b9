import { ask, refused, run } from '@guildhall/kernel/page'
import { FormProblem, fieldError, formLook, PageHead, type Saved, SavedNote, useSite, useWords } from '@guildhall/ui'
import { Themed } from '@guildhall/ui/mantine'
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { type ActionFunctionArgs, Form, type LoaderFunctionArgs, useActionData, useLoaderData, useNavigation } from 'react-router'
import { Approval, Registration, showSettings, showUsage, updateCommunity } from '../../contract/index.ts'
import { Usage } from '../parts/usage.tsx'

const languages = { en: 'English', da: 'Dansk', es: 'Español', ar: 'العربية' }

export async function loader({ context }: LoaderFunctionArgs) {
  const [community, { items }] = await Promise.all([ask(context, showSettings, {}), ask(context, showUsage, {})])
  return { community, usage: items }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const { openToVisitors, ...fields } = Object.fromEntries(await request.formData())
  const ran = await run(context, updateCommunity, { ...fields, openToVisitors: openToVisitors === 'on' })
  return ran.ok ? { saved: true as const } : refused(ran.problem)
}

/** What the community is called, says of itself, and who may look in and join. */
export default function CommunityScreen() {
  const { t, locale } = useWords()
  const { name } = useSite()
  const { community, usage } = useLoaderData<typeof loader>()
  const answer = useActionData<Saved>()
  const isSending = useNavigation().formMethod === 'POST'
  const joining = Registration.options.map((value) => ({ value, label: t(`tenants.registration-${value}`) }))
  const waiting = Approval.options.map((value) => ({ value, label: t(`tenants.approval-${value}`) }))
  const spoken = Object.entries(languages).map(([value, label]) => ({ value, label }))
  return (
    <Themed locale={locale}>
      <PageHead title={t('tenants.nav-community')} site={name} robots="noindex" />
      <h1>{t('tenants.nav-community')}</h1>
      <p className={formLook.hint}>{t('tenants.community-hint')}</p>
      <Usage items={usage} />
      <SavedNote answer={answer} />
      <Form method="post" className={formLook.panel}>
        <FormProblem problem={answer?.problem} />
        <TextInput
          name="name"
          label={t('tenants.name')}
          defaultValue={community.name}
          error={fieldError(answer?.problem, 'name')}
          maxLength={120}
          required
          withAsterisk={false}
          size="md"
        />
        <TextInput
          name="tagline"
          label={t('tenants.tagline')}
          defaultValue={community.tagline}
          error={fieldError(answer?.problem, 'tagline')}
          maxLength={200}
          required
          withAsterisk={false}
          size="md"
        />
        <div className={formLook.columns}>
          <NativeSelect name="locale" label={t('tenants.locale')} data={spoken} defaultValue={community.locale} size="md" />
          <NativeSelect
            name="registration"
            label={t('tenants.registration')}
            data={joining}
            defaultValue={community.registration}
            size="md"
          />
        </div>
        <NativeSelect
          name="timeZone"
          label={t('tenants.time-zone')}
          data={[...new Set(['UTC', community.timeZone, ...Intl.supportedValuesOf('timeZone')])]}
          defaultValue={community.timeZone}
          error={fieldError(answer?.problem, 'timeZone')}
          size="md"
        />
        <NativeSelect
          name="approval"
          label={t('tenants.approval')}
          description={t('tenants.approval-hint')}
          data={waiting}
          defaultValue={community.approval}
          size="md"
        />
        <Checkbox
          name="openToVisitors"
          label={t('tenants.open-to-visitors')}
          defaultChecked={community.openToVisitors}
          size="md"
        />
        <Button type="submit" size="md" loading={isSending} className={formLook.submit}>
          {t('tenants.save')}
        </Button>
      </Form>
    </Themed>
  )
}
