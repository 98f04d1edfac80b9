import { Button, useWords } from '@guildhall/ui'
import { Form } from 'react-router'
import type { Conversation } from '../../contract/conversation.ts'
import { nameOf } from './naming.ts'
import css from './thread.module.css'

/** What a stranger wrote can be accepted, declined, or answered with a block; nothing is told before. */
export function RequestBar({ conversation }: { conversation: Conversation }) {
  const words = useWords()
  const { t } = words
  const { other, standing } = conversation
  const name = nameOf(conversation, words)
  return (
    <div className={css.request}>
      <p>{other ? t('messaging.request-text', { name }) : t('messaging.request-group', { name })}</p>
      <div className={css.choices}>
        <Choice fields={{ intent: 'answer', answer: 'accept' }} look="solid" label={t('messaging.accept')} />
        {standing === 'pending' ? (
          <Choice fields={{ intent: 'answer', answer: 'decline' }} label={t('messaging.decline')} />
        ) : null}
        {other ? <Choice fields={{ intent: 'block', member: other.memberId }} look="plain" label={t('messaging.block')} /> : null}
      </div>
    </div>
  )
}

type ChoiceProps = { fields: Readonly<Record<string, string>>; look?: 'solid' | 'plain'; label: string }

const Choice = ({ fields, look, label }: ChoiceProps) => (
  <Form method="post">
    {Object.entries(fields).map(([name, value]) => (
      <input key={name} type="hidden" name={name} value={value} />
    ))}
    <input type="hidden" name="reload" value="1" />
    <Button type="submit" {...(look ? { look } : {})}>
      {label}
    </Button>
  </Form>
)
