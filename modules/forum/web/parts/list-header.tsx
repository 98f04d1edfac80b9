import { ButtonLink, useSite, useWords } from '@guildhall/ui'
import type { ReactNode } from 'react'
import css from './list-header.module.css'

type Props = {
  title: string
  text: string
  mark?: ReactNode /** Where to start a topic, if the viewer may. */
  newTopic?: string
}

export function ListHeader({ title, text, mark, newTopic }: Props) {
  const { t } = useWords()
  const { viewer } = useSite()
  return (
    <header className={css.header}>
      <div>
        <h1 className={css.title}>
          {mark}
          {title}
        </h1>
        <p className={css.text}>{text}</p>
      </div>
      {viewer && newTopic ? (
        <ButtonLink to={newTopic} className={css.action}>
          {t('nav.new-topic')}
        </ButtonLink>
      ) : null}
    </header>
  )
}
