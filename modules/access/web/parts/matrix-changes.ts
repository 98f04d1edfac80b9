export type MatrixChange = { role: string; permission: string; granted: boolean }

/** One box of the matrix as a form sends it. No role key has a bar in it. */
export const cellValue = (role: string, permission: string): string => `${role}|${permission}`

/** What somebody ticked and unticked: what the page showed against what came back, so that others' changes stay. */
export function changesBetween(was: string, ticked: readonly string[]): MatrixChange[] {
  const before = was.split(' ').filter(Boolean)
  return [
    ...ticked.filter((cell) => !before.includes(cell)).map((cell) => changeOf(cell, 'given')),
    ...before.filter((cell) => !ticked.includes(cell)).map((cell) => changeOf(cell, 'taken')),
  ]
}

function changeOf(cell: string, way: 'given' | 'taken'): MatrixChange {
  const [role = '', permission = ''] = cell.split('|')
  return { role, permission, granted: way === 'given' }
}
