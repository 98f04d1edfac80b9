import { Checkbox } from '@mantine/core'
import { fieldError, type ShownProblem } from '../form-problem.tsx'
import { useWords } from '../words.tsx'

type Terms = { version: string; url: string }

/** What whoever joins agrees to, with where it is read; nothing where the community asks for nothing. */
export function AcceptTerms({ terms, problem }: { terms: Terms | null; problem: ShownProblem | undefined }) {
  const { t } = useWords()
  if (!terms) return null
  return (
    <Checkbox
      name="acceptsTerms"
      value={terms.version}
      label={
        <>
          {t('identity.accept-terms')}{' '}
          <a href={terms.url} target="_blank" rel="noreferrer">
            {t('identity.terms', { version: terms.version })}
          </a>
        </>
      }
      error={fieldError(problem, 'acceptsTerms')}
      required
    />
  )
}
