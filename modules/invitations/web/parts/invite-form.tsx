import { FormProblem, fieldError, type ShownProblem, useWords } from '@guildhall/ui'
import { Button, Checkbox, NumberInput, Textarea, TextInput } from '@mantine/core'
import { Form, useNavigation } from 'react-router'
import css from './invitations.module.css'

type Props = { roles: readonly { key: string; name: string }[]; problem: ShownProblem | undefined; isOpen: boolean }

/** Inviting one person by mail, or several by a link. */
export function InviteForm({ roles, problem, isOpen }: Props) {
  const { t } = useWords()
  const isSending = useNavigation().formMethod === 'POST'
  return (
    <details className={css.panel} open={isOpen}>
      <summary>{t('invitations.invite')}</summary>
      <Form method="post" className={css.form}>
        <input type="hidden" name="intent" value="invite" />
        <FormProblem problem={problem} />
        <TextInput
          name="email"
          type="email"
          label={t('invitations.email')}
          description={t('invitations.email-hint')}
          error={fieldError(problem, 'email')}
          autoComplete="off"
          dir="ltr"
        />
        <RoleChoices roles={roles} />
        <Checkbox name="needsApproval" label={t('invitations.needs-approval')} />
        <div className={css.pair}>
          <NumberInput
            name="expiresInDays"
            label={t('invitations.days')}
            defaultValue={14}
            min={1}
            max={90}
            error={fieldError(problem, 'expiresInDays')}
          />
          <NumberInput
            name="maxUses"
            label={t('invitations.uses')}
            description={t('invitations.uses-hint')}
            defaultValue={1}
            min={1}
            max={1000}
            error={fieldError(problem, 'maxUses')}
          />
        </div>
        <Textarea
          name="message"
          label={t('invitations.message')}
          rows={3}
          maxLength={1000}
          error={fieldError(problem, 'message')}
        />
        <Button type="submit" className={css.start} loading={isSending}>
          {t('invitations.invite')}
        </Button>
      </Form>
    </details>
  )
}

export function RoleChoices({ roles }: { roles: readonly { key: string; name: string }[] }) {
  const { t } = useWords()
  if (roles.length === 0) return null
  return (
    <Checkbox.Group label={t('invitations.roles')} description={t('invitations.roles-hint')}>
      <div className={css.choices}>
        {roles.map(({ key, name }) => (
          <Checkbox key={key} name="roles" value={key} label={name} />
        ))}
      </div>
    </Checkbox.Group>
  )
}
