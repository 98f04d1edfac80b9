import { Avatar } from '@guildhall/ui'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { Card } from '../../contract/index.ts'
import css from './people.module.css'

/** A member in a list: picture, name and the line under it. */
export const MemberCard = ({ card, place, children }: { card: Card; place?: string; children?: ReactNode }) => (
  <li className={css.card}>
    <Avatar name={card.displayName} hue={card.hue} picture={card.avatarUrl} size="large" />
    <div>
      <Link to={`/u/${card.memberId}`}>{card.displayName}</Link>
      {card.headline ? <p>{card.headline}</p> : null}
      {place ? <p>{place}</p> : null}
    </div>
    {children}
  </li>
)
