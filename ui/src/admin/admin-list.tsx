// biome-ignore-all lint/a11y/noRedundantRoles: as blocks, on small screens, tables lose their roles unless they are written out
import IconArrowDown from '@tabler/icons-react/dist/esm/icons/IconArrowDown.mjs'
import IconArrowUp from '@tabler/icons-react/dist/esm/icons/IconArrowUp.mjs'
import IconDownload from '@tabler/icons-react/dist/esm/icons/IconDownload.mjs'
import type { ReactNode } from 'react'
import { Link, useLocation, useNavigation } from 'react-router'
import { ButtonLink } from '../button.tsx'
import { EmptyState } from '../empty-state.tsx'
import { FormProblem, type ShownProblem } from '../form-problem.tsx'
import { useWords } from '../words.tsx'
import { searchWith } from './address.ts'
import css from './admin-list.module.css'
import { type BulkAction, BulkForm, SelectAll, SelectRow } from './bulk.tsx'
import { type Filter, Filters } from './filters.tsx'

export type Column<Row> = {
  key: string
  label: string
  /** Value of `sort` in the address; without one the column orders nothing. */
  sort?: string
  /** Numbers and dates stand at the end of their column. */
  end?: true
  render: (row: Row) => ReactNode
}
export type AdminListProps<Row> = {
  /** Said to screen readers before the table. */
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
  /** How the row is called where it is selected. */
  nameOf: (row: Row) => string
  sorted?: { by: string; order: 'up' | 'down' }
  search?: { value: string; label: string }
  filters?: readonly Filter[]
  nextCursor?: string | null
  isFirst?: boolean
  /** Address of the same list as CSV. */
  exportHref?: string
  /** `all`: how everybody on all pages is called, where that can be meant. */
  bulk?: { actions: readonly BulkAction[]; all?: string }
  problem?: ShownProblem
  empty: { title: string; text: string; icon?: ReactNode; children?: ReactNode }
}

/**
 * A list of an administration: searched, filtered, ordered and paged by its address alone, so that it works without
 * scripts and can be passed on; rows become cards on small screens. Knows nothing about what it lists.
 */
export function AdminList<Row>(props: AdminListProps<Row>) {
  const { t } = useWords()
  const { search: address } = useLocation()
  const navigation = useNavigation()
  const { rows, bulk, empty, nextCursor, isFirst = true, problem } = props
  const isBusy = navigation.state === 'loading' && navigation.formMethod !== 'POST'
  return (
    <div className={css.list}>
      <Filters search={props.search} filters={props.filters ?? []} />
      <FormProblem problem={problem} />
      {rows.length === 0 ? (
        <EmptyState {...empty} />
      ) : (
        <BulkForm actions={bulk?.actions ?? []} total={rows.length} all={nextCursor || !isFirst ? bulk?.all : undefined}>
          <Table {...props} isBusy={isBusy} />
        </BulkForm>
      )}
      <div className={css.foot}>
        {props.exportHref && rows.length > 0 ? (
          <ButtonLink to={props.exportHref} reloadDocument size="small" look="plain">
            <IconDownload size={17} aria-hidden="true" />
            {t('list.export')}
          </ButtonLink>
        ) : null}
        <span className={css.pages}>
          {isFirst ? null : (
            <ButtonLink to={searchWith(address, {})} size="small">
              {t('list.first')}
            </ButtonLink>
          )}
          {nextCursor ? (
            <ButtonLink to={searchWith(address, { cursor: nextCursor })} size="small">
              {t('list.more')}
            </ButtonLink>
          ) : null}
        </span>
      </div>
    </div>
  )
}

function Table<Row>({ caption, columns, rows, keyOf, nameOf, sorted, bulk, isBusy }: AdminListProps<Row> & { isBusy: boolean }) {
  return (
    <table className={css.table} role="table" aria-busy={isBusy || undefined}>
      <caption className="visually-hidden">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {bulk ? (
            <th role="columnheader" scope="col" className={css.check}>
              <SelectAll />
            </th>
          ) : null}
          {columns.map((column) => (
            <Heading key={column.key} column={column} sorted={sorted} />
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={keyOf(row)} role="row">
            {bulk ? (
              <td role="cell" className={css.check}>
                <SelectRow value={keyOf(row)} name={nameOf(row)} />
              </td>
            ) : null}
            {columns.map(({ key, label, end, render }) => (
              <td key={key} role="cell" data-label={label} className={end ? css.end : undefined}>
                {render(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Heading<Row>({ column, sorted }: { column: Column<Row>; sorted: AdminListProps<Row>['sorted'] }) {
  const { search } = useLocation()
  const { sort, label, end } = column
  const order = sort && sorted?.by === sort ? sorted.order : null
  const Arrow = order === 'up' ? IconArrowUp : IconArrowDown
  return (
    <th
      role="columnheader"
      scope="col"
      className={end ? css.end : undefined}
      aria-sort={order ? (order === 'up' ? 'ascending' : 'descending') : undefined}
    >
      {sort ? (
        <Link to={searchWith(search, { sort, order: order === 'up' ? 'down' : 'up' })} className={css.sort} preventScrollReset>
          {label}
          {order ? <Arrow size={14} aria-hidden="true" /> : null}
        </Link>
      ) : (
        label
      )}
    </th>
  )
}
