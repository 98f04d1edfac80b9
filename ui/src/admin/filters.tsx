import IconSearch from '@tabler/icons-react/dist/esm/icons/IconSearch.mjs'
import { Form, Link, useSearchParams } from 'react-router'
import { Button } from '../button.tsx'
import { useWords } from '../words.tsx'
import css from './admin-list.module.css'

export type Filter = {
  name: string
  label: string
  value: string
} & (
  | {
      /** The first one is what an empty address means. */
      options: readonly { value: string; label: string }[]
    }
  | { type: 'date' | 'text'; options?: never }
)

/** What narrows a list: a form that asks for another address. */
export function Filters({ search, filters }: { search?: { value: string; label: string }; filters: readonly Filter[] }) {
  const { t } = useWords()
  const [params] = useSearchParams()
  if (!search && filters.length === 0) return null
  const shown = new Set(['cursor', 'q', ...filters.map(({ name }) => name)])
  const isNarrowed = [...params].some(([name, value]) => name !== 'cursor' && shown.has(name) && value !== '')
  return (
    <Form role="search" className={css.filters} key={params.toString()}>
      {search ? (
        <label className={css.search}>
          <span className="visually-hidden">{search.label}</span>
          <IconSearch size={17} aria-hidden="true" />
          <input type="search" name="q" defaultValue={search.value} placeholder={search.label} maxLength={100} />
        </label>
      ) : null}
      {filters.map((filter) => (
        <Control key={filter.name} {...filter} />
      ))}
      {[...params].map(([name, value]) =>
        shown.has(name) ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
      <Button type="submit" size="small">
        {t('list.apply')}
      </Button>
      {isNarrowed ? (
        <Link to="?" className={css.clear}>
          {t('list.clear')}
        </Link>
      ) : null}
    </Form>
  )
}

function Control(filter: Filter) {
  const { name, label, value } = filter
  if (!filter.options) {
    return (
      <label className={css.filter}>
        <span>{label}</span>
        <input type={filter.type} name={name} defaultValue={value} maxLength={120} />
      </label>
    )
  }
  return (
    <label className={css.filter}>
      <span>{label}</span>
      <select name={name} defaultValue={value} onChange={(event) => event.currentTarget.form?.requestSubmit()}>
        {filter.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  )
}
