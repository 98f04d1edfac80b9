import { useWords } from '@guildhall/ui'
import { useState } from 'react'
import type { TemplatePreview } from '../../contract/index.ts'
import css from '../screens/templates.module.css'
import { MailFrame } from './mail-frame.tsx'

/** A made-up mail as its reader would see it, on a wide screen or a phone; or what is wrong with the template. */
export function TemplatePreviewPane({ preview: { subject, html, text, faults } }: { preview: TemplatePreview }) {
  const { t } = useWords()
  const [isNarrow, setNarrow] = useState(false)
  if (faults.length > 0) {
    return (
      <div className={css.faults} role="status">
        <p>{t('notify.template-faults')}</p>
        <ul>
          {faults.map(({ line, message }) => (
            <li key={`${line} ${message}`}>{t('notify.template-fault', { line, message })}</li>
          ))}
        </ul>
      </div>
    )
  }
  return (
    <section className={css.pane} aria-label={t('notify.preview')}>
      <p className={css.subject}>{subject}</p>
      <MailFrame html={html} className={css.frame} narrow={isNarrow} />
      <label className={css.narrow}>
        <input type="checkbox" checked={isNarrow} onChange={(event) => setNarrow(event.target.checked)} />
        {t('notify.template-phone')}
      </label>
      <details>
        <summary>{t('notify.text')}</summary>
        <pre className={css.text}>{text}</pre>
      </details>
    </section>
  )
}
