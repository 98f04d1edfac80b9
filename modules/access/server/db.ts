import { bind, type Reader as KernelReader, type Writer as KernelWriter, withTables } from '@guildhall/kernel'
import type { DB } from './tables.gen.ts'

export type AccessTables = DB
export type Reader = KernelReader<AccessTables>
export type Writer = KernelWriter<AccessTables>
export const { command, query, subscriber } = bind<AccessTables>()
export const access = withTables<AccessTables>()
