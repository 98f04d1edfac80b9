import { Button, FormProblem, type ShownProblem, useWords } from '@guildhall/ui'
import { Form } from 'react-router'
import type { Organisation } from '../../contract/index.ts'
import { Logo } from './logo.tsx'
import css from './organisations.module.css'

/** Sets or removes the logo; works without scripts. */
export function LogoForm({ organisation, problem }: { organisation: Organisation; problem: ShownProblem | undefined }) {
  const { t } = useWords()
  return (
    <Form method="post" encType="multipart/form-data" className={css.panel} preventScrollReset>
      <h2>{t('organisations.logo')}</h2>
      <FormProblem problem={problem} />
      <div className={css.row}>
        <Logo organisation={organisation} />
        <input
          type="file"
          name="image"
          accept="image/png,image/jpeg,image/webp,image/gif,image/avif"
          aria-label={t('organisations.logo')}
        />
        <Button type="submit" name="intent" value="set-logo">
          {t('organisations.logo-set')}
        </Button>
        {organisation.logo ? (
          <Button type="submit" name="intent" value="remove-logo" look="plain">
            {t('organisations.logo-remove')}
          </Button>
        ) : null}
      </div>
      <p className={css.facts}>{t('organisations.logo-hint')}</p>
    </Form>
  )
}
