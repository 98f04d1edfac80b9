import { bind, type Reader as KernelReader, type Writer as KernelWriter, withTables } from '@guildhall/kernel'
import type { ForeignTables } from './foreign-tables.ts'
import type { DB } from './tables.gen.ts'

export type AccessTables = DB & ForeignTables
export type Reader = KernelReader<AccessTables>
export type Writer = KernelWriter<AccessTables>
export type Unit = Reader | Writer
export const { command, query, subscriber } = bind<AccessTables>()
export const access = withTables<AccessTables>()
