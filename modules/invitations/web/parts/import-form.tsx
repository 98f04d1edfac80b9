import type { OutputOf } from '@guildhall/kernel'
import { FormProblem, type ShownProblem, useWords } from '@guildhall/ui'
import { Button, Checkbox, Textarea } from '@mantine/core'
import { Form, useNavigation } from 'react-router'
import type { importInvitations } from '../../contract/index.ts'
import css from './invitations.module.css'

export type Imported = OutputOf<typeof importInvitations>
type Props = { imported: Imported | undefined; csv: string; problem: ShownProblem | undefined }

/** Inviting many from a file: first what would happen, then for real. */
export function ImportForm({ imported, csv, problem }: Props) {
  const { t } = useWords()
  const isSending = useNavigation().formMethod === 'POST'
  return (
    <details className={css.panel} open={imported !== undefined || problem !== undefined}>
      <summary>{t('invitations.import')}</summary>
      <Form method="post" className={css.form} encType="multipart/form-data">
        <FormProblem problem={problem} />
        <p className={css.text}>{t('invitations.import-hint')}</p>
        <label>
          {t('invitations.import-file')} <input type="file" name="file" accept=".csv,text/csv" />
        </label>
        <Textarea
          name="csv"
          label={t('invitations.import-lines')}
          rows={6}
          defaultValue={csv}
          key={csv}
          dir="ltr"
          spellCheck={false}
        />
        <Checkbox name="onErrors" value="valid" label={t('invitations.import-valid')} />
        <div className={css.choices}>
          <Button type="submit" name="intent" value="check" variant="default" loading={isSending}>
            {t('invitations.import-check')}
          </Button>
          <Button type="submit" name="intent" value="import" loading={isSending}>
            {t('invitations.import-send')}
          </Button>
        </div>
        {imported ? <ImportResult imported={imported} /> : null}
      </Form>
    </details>
  )
}

function ImportResult({ imported }: { imported: Imported }) {
  const { t } = useWords()
  const { dryRun, valid, invalid, sent, lines } = imported
  return (
    <div role="status">
      <p>{dryRun ? t('invitations.import-would', { valid, invalid }) : t('invitations.import-done', { sent, invalid })}</p>
      <ul className={css.lines}>
        {lines
          .filter(({ errors }) => errors.length > 0)
          .map(({ line, email, errors }) => (
            <li key={line} className={css.bad}>
              {t('invitations.import-line', { line })} <span dir="ltr">{email}</span>: {errors.join(' ')}
            </li>
          ))}
      </ul>
    </div>
  )
}
