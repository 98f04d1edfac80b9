import { ask } from '@guildhall/kernel/page'
import { PageHead, PlainLink, Tag, useSite, useWords } from '@guildhall/ui'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { listTemplates } from '../../contract/index.ts'
import css from './templates.module.css'

export const loader = ({ context }: LoaderFunctionArgs) => ask(context, listTemplates, {})

/** The kinds of mail the community sends, and which of them it has written itself. */
export default function MailTemplatesScreen() {
  const { t } = useWords()
  const { name } = useSite()
  const { items } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead title={t('notify.templates')} site={name} robots="noindex" />
      <h1>{t('notify.templates')}</h1>
      <p className={css.lead}>{t('notify.templates-lead')}</p>
      <ul className={css.kinds}>
        {items.map(({ kind, label, own }) => (
          <li key={kind}>
            <PlainLink href={`/admin/mail-templates/${kind}`}>{label}</PlainLink>
            {own.map((locale) => (
              <Tag key={locale} tone="brand">
                {locale || t('notify.templates-own')}
              </Tag>
            ))}
          </li>
        ))}
      </ul>
    </>
  )
}
