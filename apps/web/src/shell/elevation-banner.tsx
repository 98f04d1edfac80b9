import { Button, useWords } from '@guildhall/ui'
import { Form } from 'react-router'
import css from './elevation-banner.module.css'

/** On every page while an operator acts with rights lent to them: what for, until when, and the way out. */
export function ElevationBanner({ reason }: { reason: string }) {
  const { t } = useWords()
  return (
    <aside className={css.banner} aria-label={t('access.operator')}>
      <p>{t('access.elevated-banner', { reason })}</p>
      <Form method="post" action="/operator">
        <Button type="submit" name="step" value="end" size="small">
          {t('access.elevated-end')}
        </Button>
      </Form>
    </aside>
  )
}
