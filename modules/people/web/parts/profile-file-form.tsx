import { Button, ButtonLink, formLook, type ShownProblem, useWords } from '@guildhall/ui'
import { Form } from 'react-router'

const formats = ['json', 'csv'] as const

/** Taking one’s profile along, and bringing one. */
export function ProfileFileForm({ problem }: { problem: ShownProblem | undefined }) {
  const { t } = useWords()
  const faults = problem?.errors.map(({ field, message }) => `${field}: ${message}`) ?? []
  return (
    <section className={formLook.panel} aria-labelledby="profile-file">
      <h2 id="profile-file">{t('people.file')}</h2>
      <p className={formLook.hint}>{t('people.file-hint')}</p>
      <div className={formLook.row}>
        {formats.map((format) => (
          <ButtonLink key={format} to={`/api/v1/users/me/profile-file?format=${format}`} reloadDocument download>
            {t('people.file-download', { format: format.toUpperCase() })}
          </ButtonLink>
        ))}
      </div>
      <Form method="post" encType="multipart/form-data" className={formLook.row}>
        <label className={formLook.grow}>
          {t('people.file-upload')} <input type="file" name="file" accept=".json,.csv,application/json,text/csv" required />
        </label>
        <Button type="submit" name="intent" value="file">
          {t('people.file-take')}
        </Button>
      </Form>
      {faults.length > 0 ? (
        <ul>
          {faults.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}
