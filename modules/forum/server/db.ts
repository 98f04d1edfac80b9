import { bind, type Reader as KernelReader, type Writer as KernelWriter, withTables } from '@guildhall/kernel'
import type { DB } from './tables.gen.ts'

export type ForumTables = DB
export type Audience = DB['forum_categories']['audience']
export type Reader = KernelReader<ForumTables>
export type Writer = KernelWriter<ForumTables>
export const { command, query, subscriber } = bind<ForumTables>()
export const forum = withTables<ForumTables>()
