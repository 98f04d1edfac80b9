import type { ComponentProps } from 'react'
import { useLocation } from 'react-router'

type Props = ComponentProps<'a'> & { href: `/${string}`; ahead?: 'ahead' }

/**
 * A link to another page of this site as a bare anchor, for lists: a router link costs the server ten times as much. The
 * shell follows it without loading a document; with `ahead` it is fetched as soon as it is pointed at.
 */
export const PlainLink = ({ ahead, ...anchor }: Props) => <a data-link={ahead ?? 'here'} {...anchor} />

/** As `PlainLink`, marked as current on its own page. */
export function NavItem(props: Props) {
  const { pathname } = useLocation()
  return <PlainLink aria-current={isSame(pathname, props.href) ? 'page' : undefined} {...props} />
}

const isSame = (pathname: string, href: string) => pathname === href || pathname === encodeURI(href)
