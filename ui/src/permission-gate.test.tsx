import { renderToString } from 'react-dom/server'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { expect, test } from 'vitest'
import { holdsIn, PermissionGate } from './permission-gate.tsx'

function shownTo(permissions: readonly string[] | null, needs: string | readonly string[]): string {
  const viewer = permissions && { memberId: 'm', name: 'Mira', hue: 1, picture: null, permissions }
  const root = {
    id: 'root',
    path: '/',
    element: (
      <PermissionGate needs={needs} otherwise="closed">
        open
      </PermissionGate>
    ),
    loader: () => null,
  }
  const router = createMemoryRouter([root], { hydrationData: { loaderData: { root: { name: 'C', viewer } } } })
  return renderToString(<RouterProvider router={router} />)
}

test('[RBAC-12] what is gated shows for those who hold the right or a pattern of it, and something else for others', () => {
  expect(shownTo(['forum.moderate'], 'forum.moderate')).toContain('open')
  expect(shownTo(['forum.*'], 'forum.moderate')).toContain('open')
  expect(shownTo(['forum.post.create'], 'forum.moderate')).toContain('closed')
  expect(shownTo(['forum.moderate@own'], 'forum.moderate')).toContain('closed')
  expect(shownTo(null, 'forum.moderate')).toContain('closed')
})

test('[RBAC-12] of several rights one is enough', () => {
  expect(shownTo(['access.right.read'], ['access.role.manage', 'access.right.read'])).toContain('open')
  expect(shownTo([], ['access.role.manage', 'access.right.read'])).toContain('closed')
})

test('patterns cover what lies below them and nothing beside', () => {
  expect(holdsIn(['forum.*'], 'forum')).toBe(false)
  expect(holdsIn(['forum.*'], 'forums.moderate')).toBe(false)
  expect(holdsIn(['*'], 'anything.at.all')).toBe(true)
})
