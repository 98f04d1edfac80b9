import { bind, type Reader as KernelReader, type Writer as KernelWriter, withTables } from '@guildhall/kernel'
import type { DB } from './tables.gen.ts'

export type AuditTables = DB
export type Reader = KernelReader<AuditTables>
export type Writer = KernelWriter<AuditTables>
export const { query } = bind<AuditTables>()
export const audit = withTables<AuditTables>()
