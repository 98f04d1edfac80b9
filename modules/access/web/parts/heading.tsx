import { PageHead, useSite } from '@guildhall/ui'
import type { ReactNode } from 'react'
import css from './access.module.css'

export function Heading({ title, children }: { title: string; children?: ReactNode }) {
  const { name } = useSite()
  return (
    <header className={css.head}>
      <PageHead title={title} site={name} robots="noindex" />
      <h1>{title}</h1>
      {children}
    </header>
  )
}
