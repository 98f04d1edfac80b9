import { bind, type Reader as KernelReader, type Writer as KernelWriter, withTables } from '@guildhall/kernel'
import type { ForeignTables } from './foreign-tables.ts'
import type { DB } from './tables.gen.ts'

export type AdministrationTables = DB & ForeignTables
export type Reader = KernelReader<AdministrationTables>
export type Writer = KernelWriter<AdministrationTables>
export const { command, query, subscriber } = bind<AdministrationTables>()
export const administration = withTables<AdministrationTables>()
