import type { ComponentProps } from 'react'
import { Link } from 'react-router'
import css from './button.module.css'

type Look = { look?: 'solid' | 'quiet' | 'plain'; size?: 'medium' | 'small' }
const classesOf = ({ look = 'quiet', size = 'medium' }: Look, more = '') => `${css.button} ${css[look]} ${css[size]} ${more}`

export const Button = ({ look, size, className, ...rest }: ComponentProps<'button'> & Look) => (
  <button type="button" {...rest} className={classesOf({ look, size }, className)} />
)

export const ButtonLink = ({ look, size, className, ...rest }: ComponentProps<typeof Link> & Look) => (
  <Link {...rest} className={classesOf({ look, size }, className)} />
)
