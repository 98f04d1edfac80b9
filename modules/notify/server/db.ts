import { bind, type Reader as KernelReader, type Writer as KernelWriter, withTables } from '@guildhall/kernel'
import type { ForeignTables } from './foreign-tables.ts'
import type { DB } from './tables.gen.ts'

export type NotifyTables = DB & ForeignTables
export type Reader = KernelReader<NotifyTables>
export type Writer = KernelWriter<NotifyTables>
export const { command, query, subscriber } = bind<NotifyTables>()
export const notify = withTables<NotifyTables>()
