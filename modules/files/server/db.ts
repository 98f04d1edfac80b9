import { bind, type Reader as KernelReader, type Writer as KernelWriter, withTables } from '@guildhall/kernel'
import type { DB } from './tables.gen.ts'

export type FilesTables = DB
export type Reader = KernelReader<FilesTables>
export type Writer = KernelWriter<FilesTables>
export const { command, query, subscriber } = bind<FilesTables>()
export const files = withTables<FilesTables>()
