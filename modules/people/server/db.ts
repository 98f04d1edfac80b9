import { bind, type Reader as KernelReader, type Writer as KernelWriter, withTables } from '@guildhall/kernel'
import type { DB } from './tables.gen.ts'

export type PeopleTables = DB
export type Reader = KernelReader<PeopleTables>
export type Writer = KernelWriter<PeopleTables>
export const { command, query, subscriber } = bind<PeopleTables>()
export const people = withTables<PeopleTables>()
