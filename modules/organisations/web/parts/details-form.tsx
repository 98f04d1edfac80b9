import { FormProblem, fieldError, type ShownProblem, useWords } from '@guildhall/ui'
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { Form, useNavigation } from 'react-router'
import type { Organisation, OrganisationKind } from '../../contract/index.ts'
import type { Details } from './details.ts'
import css from './organisations.module.css'

type Props = {
  /** The one to change; without one it is a new one. */
  organisation?: Pick<Organisation, 'name' | 'description' | 'website' | 'location'>
  kinds?: readonly OrganisationKind[]
  /** As it was typed, where it was refused. */
  typed?: Details | undefined
  problem: ShownProblem | undefined
}

/** What an organisation says about itself. */
export function DetailsForm({ organisation, kinds = [], typed, problem }: Props) {
  const { t } = useWords()
  const shown = typed ?? organisation
  const isSending = useNavigation().formMethod === 'POST'
  const field = (name: 'name' | 'website' | 'location') => ({
    name,
    label: t(`organisations.${name}`),
    defaultValue: shown?.[name],
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
          defaultValue={typed?.kind}
          error={fieldError(problem, 'kind')}
        />
      )}
      <Textarea
        name="description"
        label={t('organisations.description')}
        defaultValue={shown?.description}
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
