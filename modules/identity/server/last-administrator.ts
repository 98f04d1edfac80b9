import { holdersOf } from '@guildhall/access/api'
import type { AnyReader } from '@guildhall/kernel'

/** Would nobody be left who may do everything? */
export async function isLastAdministrator(reader: AnyReader, memberId: string): Promise<boolean> {
  const holders = await holdersOf(reader, '*')
  return holders.length === 1 && holders[0] === memberId
}
