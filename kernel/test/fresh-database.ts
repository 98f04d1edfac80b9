import { onTestFinished } from 'vitest'
import { migrate } from '../src/db/migrate.ts'
import { createEmptyDatabase } from '../testing/index.ts'
import { type Address, belfry } from './kit.ts'

/** A database of the test's own, so that several hosts can stand for several processes. */
export async function freshDatabase(): Promise<Address> {
  const { address, passwords, drop } = await createEmptyDatabase()
  onTestFinished(drop)
  await migrate(address, [belfry()], passwords)
  return { owner: address, passwords }
}
