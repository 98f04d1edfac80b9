import { bind, type Reader as KernelReader, type Writer as KernelWriter, withTables } from '@guildhall/kernel'
import type { DB } from './tables.gen.ts'

export type IdentityTables = DB
export type Reader = KernelReader<IdentityTables>
export type Writer = KernelWriter<IdentityTables>
export const { command, query, subscriber } = bind<IdentityTables>()
export const identity = withTables<IdentityTables>()
