import { FormProblem, fieldError, type ShownProblem, useWords } from '@guildhall/ui'
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { Form, useNavigation } from 'react-router'
import type { Organisation, OrganisationKind } from '../../contract/index.ts'
import css from './organisations.module.css'

type Props = {
  /** The one to change; without one it is a new one. */
  organisation?: Pick<Organisation, 'name' | 'description' | 'website' | 'location'>
  kinds?: readonly OrganisationKind[]
  problem: ShownProblem | undefined
}

/** What an organisation says about itself. */
export function DetailsForm({ organisation, kinds = [], problem }: Props) {
  const { t } = useWords()
  const isSending = useNavigation().formMethod === 'POST'
  const field = (name: 'name' | 'website' | 'location') => ({
    name,
    label: t(`organisations.${name}`),
    defaultValue: organisation?.[name],
    error: fieldError(problem, name),
  })
  return (
    <Form method="post" className={css.panel} preventScrollReset>
      <h2>{t(organisation ? 'organisations.details' : 'organisations.found')}</h2>
      <FormProblem problem={problem} />
      <TextInput {...field('name')} required withAsterisk={false} minLength={2} maxLength={120} />
      {organisation ? null : (
        <NativeSelect
          name="kind"
          label={t('organisations.kind')}
          data={kinds.map(({ key, name }) => ({ value: key, label: name }))}
          error={fieldError(problem, 'kind')}
        />
      )}
      <Textarea
        name="description"
        label={t('organisations.description')}
        defaultValue={organisation?.description}
        error={fieldError(problem, 'description')}
        rows={5}
        maxLength={4000}
      />
      <TextInput {...field('website')} type="url" placeholder="https://example.org" dir="ltr" maxLength={300} />
      <TextInput {...field('location')} maxLength={120} />
      <div className={css.row}>
        <Button type="submit" name="intent" value={organisation ? 'edit' : 'found'} loading={isSending}>
          {t(organisation ? 'shell.save' : 'organisations.found')}
        </Button>
      </div>
    </Form>
  )
}
