import { ask, refused, run } from '@guildhall/kernel/page'
import { FormProblem, formLook, PageHead, type Saved, SavedNote, type ShownProblem, useSite, useWords } from '@guildhall/ui'
import { Themed } from '@guildhall/ui/mantine'
import { Button, NativeSelect, Textarea } from '@mantine/core'
import { type ActionFunctionArgs, Form, type LoaderFunctionArgs, useActionData, useLoaderData, useNavigation } from 'react-router'
import { showSettings, updateWords } from '../../contract/index.ts'
import { fromLines, toLines } from './word-lines.ts'

const languages = [
  { value: 'en', label: 'English' },
  { value: 'da', label: 'Dansk' },
  { value: 'es', label: 'Español' },
  { value: 'ar', label: 'العربية' },
]

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { words, locale } = await ask(context, showSettings, {})
  const chosen = new URL(request.url).searchParams.get('language') ?? locale
  return { chosen, lines: toLines(words[chosen] ?? {}) }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const words = fromLines(String(form.get('lines') ?? ''))
  const ran = await run(context, updateWords, { locale: String(form.get('locale')), words })
  return ran.ok ? { saved: true as const } : refused(ran.problem)
}

/** The community's own words for what the screens say. */
export default function WordsScreen() {
  const { t, locale } = useWords()
  const { name } = useSite()
  const { chosen, lines } = useLoaderData<typeof loader>()
  const answer = useActionData<Saved>()
  const isSending = useNavigation().formMethod === 'POST'
  return (
    <Themed locale={locale}>
      <PageHead title={t('tenants.nav-words')} site={name} robots="noindex" />
      <h1>{t('tenants.nav-words')}</h1>
      <p className={formLook.hint}>{t('tenants.words-hint')}</p>
      <SavedNote answer={answer} />
      <Form method="get" className={formLook.row}>
        <NativeSelect name="language" label={t('tenants.words-language')} data={languages} defaultValue={chosen} size="md" />
        <Button type="submit" variant="default" size="md">
          {t('tenants.words-show')}
        </Button>
      </Form>
      <Form method="post" className={formLook.panel} key={chosen}>
        <FormProblem problem={answer?.problem} />
        <input type="hidden" name="locale" value={chosen} />
        <Textarea
          name="lines"
          label={t('tenants.words-lines')}
          defaultValue={lines}
          error={linesError(answer?.problem)}
          rows={14}
          spellCheck
          lang={chosen}
          dir="auto"
          size="md"
        />
        <Button type="submit" size="md" loading={isSending} className={formLook.submit}>
          {t('tenants.save')}
        </Button>
      </Form>
    </Themed>
  )
}

const linesError = (problem: ShownProblem | undefined) =>
  problem?.errors.map(({ field, message }) => `${field.replace(/^words\./, '')}: ${message}`).join(' ') || undefined
