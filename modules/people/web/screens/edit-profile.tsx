import { ask, refused, run, services } from '@guildhall/kernel/page'
import {
  FormProblem,
  fieldError,
  formLook,
  PageHead,
  Button as PlainButton,
  type Saved,
  SavedNote,
  type ShownProblem,
  useSite,
  useWords,
} from '@guildhall/ui'
import { Themed } from '@guildhall/ui/mantine'
import { Button, MultiSelect, Textarea, TextInput } from '@mantine/core'
import { type ActionFunctionArgs, Form, type LoaderFunctionArgs, useActionData, useLoaderData, useNavigation } from 'react-router'
import { editProfile, importProfile, removeAvatar, setAvatar, showOwnProfile, showVisits } from '../../contract/index.ts'
import { AvatarCrop } from '../parts/avatar-crop.tsx'
import { CustomField } from '../parts/custom-field.tsx'
import { commonLanguages, namesOf } from '../parts/language-names.ts'
import css from '../parts/people.module.css'
import { ProfileFileForm } from '../parts/profile-file-form.tsx'
import { avatarFrom, fileFrom, profileFrom } from '../parts/profile-form.ts'
import { Visits } from '../parts/visits.tsx'

export async function loader({ context }: LoaderFunctionArgs) {
  const [profile, visits] = await Promise.all([ask(context, showOwnProfile, {}), ask(context, showVisits, {})])
  const languages = namesOf([...new Set([...commonLanguages, ...profile.languages])], context.get(services).locale)
  return { profile, visits, languages, zones: Intl.supportedValuesOf('timeZone') }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const ran = await changed(context, form)
  return ran.ok ? { saved: String(form.get('intent')) } : refused(ran.problem)
}

async function changed(context: ActionFunctionArgs['context'], form: FormData) {
  const intent = form.get('intent')
  if (intent === 'remove-picture') return run(context, removeAvatar, {})
  if (intent === 'file') return run(context, importProfile, await fileFrom(form))
  if (intent === 'picture') return run(context, setAvatar, await avatarFrom(form))
  const { custom } = await ask(context, showOwnProfile, {})
  return run(context, editProfile, profileFrom(form, custom))
}

/** What one says of oneself, and the picture beside one's words. */
export default function EditProfile() {
  const { t, locale } = useWords()
  const { name } = useSite()
  const { profile, visits, ...choices } = useLoaderData<typeof loader>()
  const answer = useActionData<Saved>()
  return (
    <Themed locale={locale}>
      <PageHead title={t('people.nav-profile')} site={name} robots="noindex" />
      <div className={formLook.fields}>
        <h1>{t('people.nav-profile')}</h1>
        <SavedNote answer={answer} />
        <FormProblem problem={answer?.problem} />
        <Picture address={profile.avatarUrl} key={profile.avatarId} />
        <Words key={JSON.stringify(profile)} profile={profile} problem={answer?.problem} {...choices} />
        {profile.privacy.visits ? <Visits visits={visits} /> : null}
        <ProfileFileForm problem={answer?.problem} />
      </div>
    </Themed>
  )
}

function Picture({ address }: { address: string | null }) {
  const { t } = useWords()
  return (
    <section className={formLook.panel} aria-labelledby="picture">
      <h2 id="picture">{t('people.picture')}</h2>
      {address ? (
        <Form method="post" className={css.header}>
          <img src={address.replace(/64$/, '256')} alt="" width={96} height={96} className={css.picture} />
          <PlainButton type="submit" name="intent" value="remove-picture">
            {t('people.picture-remove')}
          </PlainButton>
        </Form>
      ) : null}
      <Form method="post" encType="multipart/form-data" className={formLook.fields}>
        <AvatarCrop accept="image/jpeg,image/png,image/webp,image/gif,image/avif" />
        <p className={formLook.hint}>{t('people.picture-hint')}</p>
        <PlainButton type="submit" name="intent" value="picture" className={formLook.submit}>
          {t('people.picture-save')}
        </PlainButton>
      </Form>
    </section>
  )
}

type Shown = Omit<ReturnType<typeof useLoaderData<typeof loader>>, 'visits'> & { problem: ShownProblem | undefined }

function Words({ profile, problem, languages, zones }: Shown) {
  const { t } = useWords()
  const isSending = useNavigation().formMethod === 'POST'
  const line = (
    field: 'displayName' | 'headline' | 'location' | 'pronouns' | 'firstName' | 'lastName' | 'phone' | 'postcode',
  ) => ({
    name: field,
    defaultValue: profile[field],
    error: fieldError(problem, field),
    size: 'md' as const,
  })
  return (
    <Form method="post" className={formLook.panel}>
      <TextInput
        {...line('displayName')}
        label={t('people.name')}
        maxLength={80}
        required
        withAsterisk={false}
        autoComplete="nickname"
      />
      <TextInput {...line('headline')} label={t('people.headline')} description={t('people.headline-hint')} maxLength={160} />
      <Textarea
        name="bio"
        label={t('people.bio')}
        defaultValue={profile.bio}
        error={fieldError(problem, 'bio')}
        rows={6}
        maxLength={4000}
        size="md"
      />
      <Textarea
        name="links"
        label={t('people.links')}
        description={t('people.links-hint')}
        defaultValue={profile.links.map(({ label, url }) => [url, label].filter(Boolean).join(' ')).join('\n')}
        error={problem?.errors?.find(({ field }) => field.startsWith('links'))?.message}
        rows={3}
        dir="ltr"
        size="md"
      />
      <div className={formLook.columns}>
        <TextInput {...line('location')} label={t('people.location')} maxLength={100} />
        <TextInput {...line('pronouns')} label={t('people.pronouns')} maxLength={40} />
      </div>
      <MultiSelect
        name="languages"
        label={t('people.languages')}
        data={languages}
        defaultValue={profile.languages}
        maxValues={10}
        searchable
        size="md"
      />
      <TextInput
        name="timeZone"
        label={t('people.time-zone')}
        defaultValue={profile.timeZone ?? ''}
        error={fieldError(problem, 'timeZone')}
        placeholder="Europe/Copenhagen"
        list="time-zones"
        dir="ltr"
        size="md"
      />
      <datalist id="time-zones">
        {zones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      <div className={formLook.columns}>
        <TextInput {...line('firstName')} label={t('people.first-name')} maxLength={60} autoComplete="given-name" />
        <TextInput {...line('lastName')} label={t('people.last-name')} maxLength={60} autoComplete="family-name" />
        <TextInput {...line('phone')} label={t('people.phone')} maxLength={20} type="tel" autoComplete="tel" />
        <TextInput {...line('postcode')} label={t('people.postcode')} maxLength={10} autoComplete="postal-code" />
      </div>
      {profile.custom.map((field) => (
        <CustomField key={field.key} field={field} error={fieldError(problem, `custom.${field.key}`)} />
      ))}
      <Button type="submit" name="intent" value="words" size="md" loading={isSending} className={formLook.submit}>
        {t('shell.save')}
      </Button>
    </Form>
  )
}
