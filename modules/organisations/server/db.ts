import { bind, type Reader as KernelReader, type Writer as KernelWriter, withTables } from '@guildhall/kernel'
import type { DB } from './tables.gen.ts'

export type OrganisationsTables = DB
export type Reader = KernelReader<OrganisationsTables>
export type Writer = KernelWriter<OrganisationsTables>
export const { command, query, subscriber } = bind<OrganisationsTables>()
export const organisations = withTables<OrganisationsTables>()
