import { renderToStaticMarkup } from 'react-dom/server'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { expect, test } from 'vitest'
import { WordsProvider } from '../words.tsx'
import { searchWith } from './address.ts'
import { AdminEdit, EditField, EditSection } from './admin-edit.tsx'
import { AdminList } from './admin-list.tsx'

const words = {
  locale: 'en',
  dir: 'ltr',
  t: (key: string, values?: Record<string, string | number>) => [key, ...Object.values(values ?? {})].join(' '),
  refusal: ({ sentence }: { sentence: string }) => sentence,
} as const

function shown(element: React.ReactNode, at = '/admin/users') {
  const router = createMemoryRouter([{ path: '*', element }], { initialEntries: [at] })
  return renderToStaticMarkup(
    <WordsProvider words={words}>
      <RouterProvider router={router} />
    </WordsProvider>,
  )
}

const list = (more: Partial<React.ComponentProps<typeof AdminList<{ id: string; name: string }>>> = {}) => (
  <AdminList
    caption="Members"
    columns={[
      { key: 'name', label: 'Name', sort: 'name', render: ({ name }) => name },
      { key: 'id', label: 'Id', render: ({ id }) => id },
    ]}
    rows={[{ id: '1', name: 'Ann' }]}
    keyOf={({ id }) => id}
    nameOf={({ name }) => name}
    empty={{ title: 'Nobody', text: 'Nobody yet.' }}
    {...more}
  />
)

test('a changed address keeps what it said, but not the page', () => {
  expect(searchWith('?q=ann&cursor=xyz&sort=name', { order: 'down' })).toBe('?q=ann&sort=name&order=down')
  expect(searchWith('?q=ann', { q: null })).toBe('?')
})

test('[ADM-11] [ADM-14] a list is ordered, narrowed and paged by links and a form, without any script', () => {
  const html = shown(
    list({
      sorted: { by: 'name', order: 'up' },
      search: { value: 'an', label: 'Search' },
      filters: [
        {
          name: 'role',
          label: 'Role',
          value: 'b',
          options: [
            { value: '', label: 'Any' },
            { value: 'b', label: 'B' },
          ],
        },
      ],
      nextCursor: 'next',
    }),
    '/admin/users?q=an&role=b&sort=name',
  )
  expect(html).toContain('href="/admin/users?q=an&amp;role=b&amp;sort=name&amp;order=down"')
  expect(html).toMatch(/aria-sort="ascending"/)
  expect(html).toContain('cursor=next')
  expect(html).toMatch(/<form[^>]*method="get"/)
  expect(html).toMatch(/name="q"[^>]*value="an"/)
  expect(html).toMatch(/<input type="hidden" name="sort" value="name"/)
  expect(html).toMatch(/<option value="b" selected/)
})

test('[ADM-16] rows are chosen by named checkboxes of one form that posts what to do', () => {
  const html = shown(
    list({ bulk: { actions: [{ value: 'suspend', label: 'Suspend', asks: { name: 'reason', label: 'Why' } }] } }),
  )
  expect(html).toMatch(/<form[^>]*method="post"/)
  expect(html).toMatch(
    /type="checkbox"[^>]*aria-label="list.select Ann"[^>]*name="selected"[^>]*value="1"|name="selected"[^>]*aria-label="list.select Ann"/,
  )
  expect(html).toMatch(/<option value="suspend"/)
  expect(html).toMatch(/name="reason"/)
})

test('an empty list says so instead of showing a table, and offers no export of nothing', () => {
  const html = shown(list({ rows: [], exportHref: '/admin/users.csv' }))
  expect(html).toContain('Nobody yet.')
  expect(html).not.toContain('<table')
  expect(html).not.toContain('users.csv')
})

test('[ADM-12] [ADM-13] a refused form says what is wrong above it and beside the field at fault', () => {
  const problem = { code: 'invalid_input', sentence: 'Not like this.', errors: [{ field: 'name', message: 'Too short.' }] }
  const html = shown(
    <AdminEdit problem={problem}>
      <EditSection title="Profile">
        <EditField name="name" label="Name" hint="As people call you">
          {(field) => <input {...field} />}
        </EditField>
      </EditSection>
    </AdminEdit>,
  )
  expect(html).toContain('Not like this.')
  const [, described] = /<input[^>]*aria-describedby="([^"]+)"/.exec(html) ?? []
  const ids = described?.split(' ') ?? []
  expect(ids).toHaveLength(2)
  for (const id of ids) expect(html).toContain(`id="${id}"`)
  expect(html).toMatch(/<input[^>]*aria-invalid="true"/)
})
