import { schemaText, tableTypes, world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'

// After changing a migration: `npm run db:types` writes both the snapshot and the types anew; read the difference.

test('[DB-03] migrating from empty gives exactly the committed schema', async () => {
  const { database } = await world()
  await expect(await schemaText(database.owner)).toMatchFileSnapshot('./schema.snapshot.sql')
})

test.each([
  'tenants',
  'administration',
  'notify',
  'files',
  'audit',
  'identity',
  'people',
  'access',
  'organisations',
  'invitations',
  'forum',
  'messaging',
])('the table types of %s are what its tables are', async (key) => {
  const { database } = await world()
  const folder = `../../../modules/${key}/server`
  await expect(await tableTypes(database.owner, `${key}_`)).toMatchFileSnapshot(`${folder}/tables.gen.ts`)
})
