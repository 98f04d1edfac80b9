import { expect, test } from 'vitest'
import { kyselyOver } from '../db/dialect.ts'
import { createDirectory } from './directory.ts'

/** A directory that counts how often it asks the database, which knows no community. */
function aDirectory() {
  const asked: string[] = []
  const db = kyselyOver(async ({ sql }) => {
    asked.push(sql)
    return { rows: [], rowCount: 0 } as never
  })
  return { asked, directory: createDirectory(db, 'guild.test') }
}

test('a name that cannot be a host is not looked up, let alone remembered', async () => {
  const { asked, directory } = aDirectory()
  for (const name of ['x'.repeat(254), `${'y'.repeat(10_000)}.example`, 'a b.example', '../etc', '']) {
    expect(await directory.byHost(name)).toBeNull()
  }
  expect(asked.filter((sql) => sql.includes('tenant_domains'))).toEqual([])
  for (let time = 0; time < 2; time++) expect(await directory.byHost('forum.example.org:8443')).toBeNull()
  expect(asked.filter((sql) => sql.includes('tenant_domains'))).toHaveLength(1)
})
