import { Button, FormProblem, Tag, Time, useWords } from '@guildhall/ui'
import { Form } from 'react-router'
import type { Session } from '../../contract/index.ts'
import css from '../screens/key-list.module.css'
import type { SecurityAnswer } from './security-answer.ts'

/** Where the account is signed in, with a way out of each. */
export function Sessions({ sessions, answer }: { sessions: readonly Session[]; answer: SecurityAnswer | undefined }) {
  const { t } = useWords()
  return (
    <section className={css.card} aria-labelledby="sessions">
      <h2 id="sessions">{t('identity.sessions')}</h2>
      <FormProblem problem={answer?.problem} />
      <ul className={css.list}>
        {sessions.map((session) => (
          <Item key={session.id} session={session} />
        ))}
      </ul>
      {sessions.length > 1 ? (
        <Form method="post">
          <Button type="submit" name="intent" value="end-others">
            {t('identity.sessions-end')}
          </Button>
        </Form>
      ) : null}
    </section>
  )
}

function Item({ session }: { session: Session }) {
  const { t } = useWords()
  const device = session.device || t('identity.session-unknown')
  return (
    <li className={css.item}>
      <div className={css.what}>
        <span>
          <strong>{device}</strong> {session.current ? <Tag>{t('identity.session-current')}</Tag> : null}
        </span>
        <span className={css.hint}>
          {session.community}
          {session.address ? (
            <>
              {' · '}
              <bdi dir="ltr">{session.address}</bdi>
            </>
          ) : null}
        </span>
        <span className={css.hint}>
          {t('identity.session-seen')} <Time at={session.lastSeenAt} />
        </span>
      </div>
      {session.current ? null : (
        <Form method="post">
          <input type="hidden" name="session" value={session.id} />
          <Button type="submit" name="intent" value="end" aria-label={`${t('identity.session-end')}: ${device}`}>
            {t('identity.session-end')}
          </Button>
        </Form>
      )}
    </li>
  )
}
