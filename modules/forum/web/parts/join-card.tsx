import { ButtonLink, useSite, useWords } from '@guildhall/ui'
import css from './join-card.module.css'

/** Tells a visitor how to take part here. */
export function JoinCard() {
  const { t } = useWords()
  const { registration } = useSite()
  const isOpen = registration === 'open'
  return (
    <div className={css.join}>
      <ButtonLink to={isOpen ? '/register' : '/sign-in'} look="solid">
        {t(isOpen ? 'shell.register' : 'shell.sign-in')}
      </ButtonLink>
      <span>{t(isOpen ? 'home.join-open' : 'home.join-closed')}</span>
    </div>
  )
}
