import { bind, type Reader as KernelReader, type Writer as KernelWriter, withTables } from '@guildhall/kernel'
import type { DB } from './tables.gen.ts'

export type InvitationsTables = DB
export type Reader = KernelReader<InvitationsTables>
export type Writer = KernelWriter<InvitationsTables>
export const { command, query, subscriber } = bind<InvitationsTables>()
export const invitations = withTables<InvitationsTables>()
