import { ask, refused, run } from '@guildhall/kernel/page'
import { FormProblem, formLook, PageHead, type Saved, SavedNote, useSite, useWords } from '@guildhall/ui'
import { Themed } from '@guildhall/ui/mantine'
import { Button, Checkbox, NativeSelect } from '@mantine/core'
import { type ActionFunctionArgs, Form, type LoaderFunctionArgs, useActionData, useLoaderData, useNavigation } from 'react-router'
import { Audience, editPrivacy, profileKeys, showOwnProfile } from '../../contract/index.ts'

export const loader = ({ context }: LoaderFunctionArgs) => ask(context, showOwnProfile, {})

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const fields = [...form].flatMap(([name, value]) => (name.startsWith('field:') ? [[name.slice(6), value]] : []))
  const ran = await run(context, editPrivacy, {
    profile: form.get('profile'),
    message: form.get('message'),
    follow: form.get('follow'),
    searchable: form.get('searchable') === 'on',
    presence: form.get('presence') === 'on',
    visits: form.get('visits') === 'on',
    fields: Object.fromEntries(fields),
  })
  return ran.ok ? { saved: 'privacy' } : refused(ran.problem)
}

/** Who sees what of one's profile, and who may follow and write. */
export default function EditPrivacy() {
  const { t, locale } = useWords()
  const { name } = useSite()
  const { privacy, custom } = useLoaderData<typeof loader>()
  const answer = useActionData<Saved>()
  const isSending = useNavigation().formMethod === 'POST'
  const choices = (values: readonly string[]) => values.map((value) => ({ value, label: t(`people.audience-${value}`) }))
  const fields = [
    ...profileKeys.map((key) => ({ key: key as string, label: t(labels[key]) })),
    ...custom.map(({ key, label }) => ({ key: `custom.${key}`, label })),
  ]
  return (
    <Themed locale={locale}>
      <PageHead title={t('people.nav-privacy')} site={name} robots="noindex" />
      <div className={formLook.fields}>
        <h1>{t('people.nav-privacy')}</h1>
        <SavedNote answer={answer} />
        <Form method="post" className={formLook.panel}>
          <FormProblem problem={answer?.problem} />
          <NativeSelect
            name="profile"
            label={t('people.who-profile')}
            description={t('people.who-profile-hint')}
            data={choices(Audience.options)}
            defaultValue={privacy.profile}
            size="md"
          />
          <Checkbox name="searchable" label={t('people.searchable')} defaultChecked={privacy.searchable} size="md" />
          <Checkbox name="presence" label={t('people.presence')} defaultChecked={privacy.presence} size="md" />
          <Checkbox
            name="visits"
            label={t('people.visits-counted')}
            description={t('people.visits-counted-hint')}
            defaultChecked={privacy.visits}
            size="md"
          />
          <div className={formLook.columns}>
            <NativeSelect
              name="follow"
              label={t('people.who-follow')}
              data={[...choices(['members']), { value: 'me', label: t('people.audience-nobody') }]}
              defaultValue={privacy.follow}
              size="md"
            />
            <NativeSelect
              name="message"
              label={t('people.who-message')}
              data={[...choices(['members', 'followers']), { value: 'me', label: t('people.audience-nobody') }]}
              defaultValue={privacy.message}
              size="md"
            />
          </div>
          <h2>{t('people.who-fields')}</h2>
          <div className={formLook.columns}>
            {fields.map(({ key, label }) => (
              <NativeSelect
                key={key}
                name={`field:${key}`}
                label={label}
                data={choices(Audience.options)}
                defaultValue={privacy.fields[key]}
                size="md"
              />
            ))}
          </div>
          <Button type="submit" size="md" loading={isSending} className={formLook.submit}>
            {t('shell.save')}
          </Button>
        </Form>
      </div>
    </Themed>
  )
}

const labels = {
  bio: 'people.bio',
  links: 'people.links',
  location: 'people.location',
  pronouns: 'people.pronouns',
  languages: 'people.languages',
  timeZone: 'people.time-zone',
  fullName: 'people.full-name',
  phone: 'people.phone',
  postcode: 'people.postcode',
} as const
