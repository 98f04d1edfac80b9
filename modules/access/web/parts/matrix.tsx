import { Button, useWords } from '@guildhall/ui'
import { Fragment } from 'react'
import { Form } from 'react-router'
import type { Role } from '../../contract/index.ts'
import css from './access.module.css'
import { cellValue } from './matrix-changes.ts'

type Cell = 'own' | 'pattern' | 'inherited' | 'badge'
type Right = { permission: string; summary: string; cells: Record<string, Cell>; holders: number }
type Props = { roles: readonly Role[]; groups: readonly { module: string; permissions: readonly Right[] }[] }

/** Roles across, rights down; a box for what a role may itself be given, a mark for what it has otherwise. */
export function Matrix({ roles, groups }: Props) {
  const { t } = useWords()
  const rights = groups.flatMap(({ permissions }) => permissions)
  const was = rights.flatMap(({ permission, cells }) =>
    roles.filter(({ key, may }) => may.edit && cells[key] === 'own').map(({ key }) => cellValue(key, permission)),
  )
  return (
    <Form method="post" key={was.join(' ')} preventScrollReset>
      <input type="hidden" name="was" value={was.join(' ')} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <section className={css.scroll} aria-label={t('access.rights')} tabIndex={0}>
        <table className={css.matrix}>
          <caption className="visually-hidden">{t('access.matrix')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('access.right')}</th>
              {roles.map(({ key, name }) => (
                <th key={key} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {groups.map(({ module, permissions }) => (
              <Fragment key={module}>
                <tr>
                  <th scope="rowgroup" colSpan={roles.length + 1} className={css.group}>
                    {module}
                  </th>
                </tr>
                {permissions.map((right) => (
                  <Row key={right.permission} right={right} roles={roles} />
                ))}
              </Fragment>
            ))}
          </tbody>
        </table>
      </section>
      <p>
        <Button type="submit" name="step" value="matrix" look="solid">
          {t('access.save')}
        </Button>
      </p>
    </Form>
  )
}

function Row({ right: { permission, summary, cells, holders }, roles }: { right: Right; roles: readonly Role[] }) {
  const { t } = useWords()
  return (
    <tr>
      <th scope="row">
        {summary}
        <small dir="ltr">{permission}</small>
        <small>{t('access.members', { count: holders })}</small>
      </th>
      {roles.map((role) => (
        <td key={role.key}>
          <Box role={role} permission={permission} cell={cells[role.key]} />
        </td>
      ))}
    </tr>
  )
}

function Box({ role, permission, cell }: { role: Role; permission: string; cell: Cell | undefined }) {
  const { t } = useWords()
  if (cell && cell !== 'own') {
    const why = t({ pattern: 'access.by-pattern', inherited: 'access.inherited', badge: 'access.with-badge' }[cell])
    return (
      <span className={css.mark} title={why}>
        <span aria-hidden="true">{{ pattern: '✱', inherited: '↳', badge: '★' }[cell]}</span>
        <span className="visually-hidden">{why}</span>
      </span>
    )
  }
  return (
    <span className={css.box}>
      <input
        type="checkbox"
        name="cell"
        value={cellValue(role.key, permission)}
        defaultChecked={cell === 'own'}
        disabled={!role.may.edit}
        aria-label={t('access.cell', { role: role.name, right: permission })}
      />
    </span>
  )
}
