import { fieldError, type ShownProblem, useWords } from '@guildhall/ui'
import { TextInput } from '@mantine/core'

/** Where a code from the app, or a backup code, is typed. Phones offer the code they know. */
export function CodeField({ problem, backup }: { problem: ShownProblem | undefined; backup: 'too' | 'not' }) {
  const { t } = useWords()
  return (
    <TextInput
      name="code"
      label={t('identity.code')}
      description={backup === 'too' ? t('identity.code-hint') : undefined}
      error={fieldError(problem, 'code')}
      autoComplete="one-time-code"
      inputMode={backup === 'too' ? 'text' : 'numeric'}
      required
      withAsterisk={false}
      size="md"
      maxLength={20}
    />
  )
}
