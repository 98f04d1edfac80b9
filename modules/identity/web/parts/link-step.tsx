import { FormProblem, formLook, type ShownProblem, useWords } from '@guildhall/ui'
import { Button } from '@mantine/core'
import { Form, Link, useNavigation, useSearchParams } from 'react-router'
import { Entrance } from './entrance.tsx'

type Answer = { problem?: ShownProblem; done?: true } | undefined
type Words = { title: string; hint: string; confirm: string; done: string; next: { to: string; label: string } }

/**
 * What the link of a mail asks for, with a button: programs that look at mails open links, and only a person presses
 * buttons.
 */
export function LinkStep({ answer, words }: { answer: Answer; words: Words }) {
  const { t } = useWords()
  const [params] = useSearchParams()
  const isSending = useNavigation().formMethod === 'POST'
  const token = params.get('token')
  const isOpen = token !== null && answer?.problem?.code !== 'link_not_valid'
  if (answer?.done) {
    return (
      <Entrance title={words.title}>
        <p role="status" className={formLook.hint}>
          {words.done}
        </p>
        <p className={formLook.other}>
          <Link to={words.next.to}>{words.next.label}</Link>
        </p>
      </Entrance>
    )
  }
  return (
    <Entrance title={words.title}>
      <FormProblem problem={answer?.problem} />
      <p className={formLook.hint}>{token ? words.hint : t('identity.link-missing')}</p>
      {isOpen ? (
        <Form method="post" className={formLook.fields}>
          <input type="hidden" name="token" value={token} />
          <Button type="submit" size="md" loading={isSending} fullWidth>
            {words.confirm}
          </Button>
        </Form>
      ) : null}
    </Entrance>
  )
}
