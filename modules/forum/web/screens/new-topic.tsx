import { askShared, refused, run, services } from '@guildhall/kernel/page'
import { FormProblem, fieldError, PageHead, type ShownProblem, useSite, useWords } from '@guildhall/ui'
import { Themed } from '@guildhall/ui/mantine'
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useRef } from 'react'
import {
  type ActionFunctionArgs,
  data,
  Form,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
  useNavigation,
} from 'react-router'
import { createTopic, listCategories } from '../../contract/index.ts'
import { useDraft } from '../parts/use-draft.ts'
import css from './new-topic.module.css'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { items } = await askShared(context, listCategories, {})
  const open = items.filter(({ may }) => may.createTopic).map(({ slug, name }) => ({ value: slug, label: name }))
  if (open.length === 0) throw nowhere(context.get(services).actor?.kind === 'member' ? 'member' : 'visitor')
  const given = new URL(request.url).searchParams
  return { open, chosen: given.get('c') ?? open[0]?.value, title: given.get('title') ?? '', body: given.get('body') ?? '' }
}

const nowhere = (who: 'member' | 'visitor') =>
  who === 'member'
    ? data({ code: 'not_permitted', sentence: '' }, { status: 403 })
    : data({ code: 'sign_in_required', sentence: '' }, { status: 401 })

export async function action({ context, request }: ActionFunctionArgs) {
  const { category, title, body } = Object.fromEntries(await request.formData())
  const ran = await run(context, createTopic, { category, title, body })
  if (!ran.ok) return refused(ran.problem)
  throw redirect(`/t/${ran.output.topic.slug}`)
}

/** Starting a topic: where, about what, and the opening post. */
export default function NewTopic() {
  const { t, locale } = useWords()
  const { name } = useSite()
  const { open, chosen, ...given } = useLoaderData<typeof loader>()
  const problem = useActionData<{ problem?: ShownProblem }>()?.problem
  const isSending = useNavigation().formMethod === 'POST'
  const title = useRef<HTMLInputElement>(null)
  const body = useRef<HTMLTextAreaElement>(null)
  const titleDraft = useDraft('new:title', title)
  const bodyDraft = useDraft('new:body', body)
  const forget = () => {
    titleDraft.clear()
    bodyDraft.clear()
  }
  return (
    <Themed locale={locale}>
      <PageHead title={t('new.title')} site={name} robots="noindex" />
      <Form method="post" className={css.form} onSubmit={forget}>
        <h1>{t('new.title')}</h1>
        <FormProblem problem={problem} />
        <NativeSelect name="category" label={t('new.category')} data={open} defaultValue={chosen} size="md" />
        <TextInput
          ref={title}
          name="title"
          defaultValue={given.title}
          label={t('new.topic-title')}
          description={t('new.topic-title-hint')}
          error={fieldError(problem, 'title')}
          minLength={5}
          maxLength={160}
          required
          withAsterisk={false}
          autoComplete="off"
          size="md"
          onInput={titleDraft.keep}
        />
        <Textarea
          ref={body}
          name="body"
          defaultValue={given.body}
          label={t('new.body')}
          description={t('new.body-hint')}
          error={fieldError(problem, 'body')}
          rows={10}
          maxLength={30_000}
          required
          withAsterisk={false}
          size="md"
          onInput={bodyDraft.keep}
        />
        <Button type="submit" size="md" loading={isSending} className={css.submit}>
          {t('new.submit')}
        </Button>
      </Form>
    </Themed>
  )
}
