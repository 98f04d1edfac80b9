import { formLook, PageHead, useSite, useWords } from '@guildhall/ui'
import { Themed } from '@guildhall/ui/mantine'
import type { ReactNode } from 'react'

/** The narrow page of everything around signing in: a heading and what stands below it. */
export function Entrance({ title, children }: { title: string; children: ReactNode }) {
  const { locale } = useWords()
  const { name } = useSite()
  return (
    <Themed locale={locale}>
      <PageHead title={title} site={name} robots="noindex" />
      <section className={formLook.narrow}>
        <h1>{title}</h1>
        {children}
      </section>
    </Themed>
  )
}
