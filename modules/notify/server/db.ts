import { bind, type Reader as KernelReader, type Writer as KernelWriter, withTables } from '@guildhall/kernel'
import type { DB } from './tables.gen.ts'

export type NotifyTables = DB
export type Reader = KernelReader<NotifyTables>
export type Writer = KernelWriter<NotifyTables>
export const { command, query } = bind<NotifyTables>()
export const notify = withTables<NotifyTables>()
