import { fieldError, type ShownProblem, useWords } from '@guildhall/ui'
import { PasswordInput } from '@mantine/core'
import { useState } from 'react'
import css from './password-field.module.css'

type Props = { name: string; label: string; problem: ShownProblem | undefined }

/** Where somebody chooses a password: with a hint how far it has come. The server decides whether it will do. */
export function NewPasswordField({ name, label, problem }: Props) {
  const { t } = useWords()
  const [length, setLength] = useState(0)
  const step = length < 10 ? 'weak' : length < 16 ? 'fair' : 'good'
  return (
    <div className={css.field}>
      <PasswordInput
        name={name}
        label={label}
        description={t('identity.password-hint')}
        error={fieldError(problem, name)}
        autoComplete="new-password"
        minLength={10}
        maxLength={200}
        required
        withAsterisk={false}
        size="md"
        onChange={({ currentTarget }) => setLength([...currentTarget.value].length)}
        visibilityToggleButtonProps={{ 'aria-label': t('identity.show-password') }}
      />
      {length > 0 ? (
        <p className={css.strength} data-step={step} aria-live="polite">
          <meter
            className={css.meter}
            aria-label={t('identity.strength')}
            min={0}
            max={20}
            low={10}
            high={16}
            optimum={20}
            value={Math.min(20, length)}
          />
          {t(`identity.strength-${step}`)}
        </p>
      ) : null}
    </div>
  )
}

/** Where somebody shows that they know theirs. */
export function CurrentPasswordField({ name, label, problem }: Props) {
  const { t } = useWords()
  return (
    <PasswordInput
      name={name}
      label={label}
      error={fieldError(problem, name)}
      autoComplete="current-password"
      required
      withAsterisk={false}
      size="md"
      visibilityToggleButtonProps={{ 'aria-label': t('identity.show-password') }}
    />
  )
}
