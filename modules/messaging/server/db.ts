import { bind, type Reader as KernelReader, type Writer as KernelWriter, withTables } from '@guildhall/kernel'
import type { DB } from './tables.gen.ts'

export type Reader = KernelReader<DB>
export type Writer = KernelWriter<DB>
export type Unit = Reader | Writer
export const { command, query, subscriber } = bind<DB>()
export const messaging = withTables<DB>()
