import { Avatar, Button, Time, useWords } from '@guildhall/ui'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { NoticeGroup } from '../../contract/index.ts'
import { NoticeIcon } from './notice-icon.tsx'
import css from './notices.module.css'
import type { Act } from './use-notices.ts'

type Props = { notice: NoticeGroup; act: Act }

/** One entry: who or what, the words, when; its title leads there and reads it. */
export function NoticeRow({ notice, act, children }: Props & { children?: ReactNode }) {
  const { t } = useWords()
  const { actor, unread } = notice
  return (
    <li className={css.row} data-unread={unread || undefined}>
      <span className={css.face}>
        {actor && !actor.left ? (
          <Avatar name={actor.displayName} hue={actor.hue} picture={actor.avatarUrl} />
        ) : (
          <span className={css.symbol}>
            <NoticeIcon name={notice.icon} />
          </span>
        )}
        {actor && !actor.left ? (
          <span className={css.mark}>
            <NoticeIcon name={notice.icon} size={12} />
          </span>
        ) : null}
      </span>
      <div className={css.words}>
        <Link to={notice.link} className={css.title} data-notice={notice.id} onClick={() => unread && act('read', notice.id)}>
          {unread ? <span className="visually-hidden">{t('notices.is-unread')}: </span> : null}
          {notice.title}
        </Link>
        {notice.text ? <p className={css.text}>{notice.text}</p> : null}
        <span className={css.when}>
          <Time at={notice.at} />
        </span>
      </div>
      {children}
    </li>
  )
}

/** What one may do with an entry: forms, so that they work without scripts. */
export function NoticeMenu({ notice, act }: Props) {
  const { t } = useWords()
  const button = (intent: string, label: string) => (
    <Button
      type="submit"
      look="plain"
      size="small"
      name="intent"
      value={intent}
      onClick={(event) => {
        event.preventDefault()
        act(intent, notice.id, notice.within)
        event.currentTarget.closest('details')?.removeAttribute('open')
      }}
    >
      {label}
    </Button>
  )
  return (
    <details className={css.menu}>
      <summary className={css.dots} aria-label={t('notices.actions', { title: notice.title })}>
        <span aria-hidden="true">⋯</span>
      </summary>
      <form method="post" action="/notifications" className={css.choices}>
        <input type="hidden" name="id" value={notice.id} />
        {notice.unread ? button('read', t('notices.read')) : button('unread', t('notices.mark-unread'))}
        {button('snooze-hour', `${t('notices.snooze')}: ${t('notices.snooze-hour')}`)}
        {button('snooze-tomorrow', `${t('notices.snooze')}: ${t('notices.snooze-tomorrow')}`)}
        {button('snooze-week', `${t('notices.snooze')}: ${t('notices.snooze-week')}`)}
        {notice.within ? (
          <>
            <input type="hidden" name="noun" value={notice.within.noun} />
            <input type="hidden" name="thing" value={notice.within.id} />
            {button('mute', t('notices.mute'))}
          </>
        ) : null}
        {button('delete', t('notices.delete'))}
      </form>
    </details>
  )
}
