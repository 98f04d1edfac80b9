import { bind, type Reader as KernelReader, type Writer as KernelWriter, withTables } from '@guildhall/kernel'

export type PeopleTables = {
  people_members: {
    tenant_id: string
    id: string
    key: string | null
    account_id: string
    display_name: string
    headline: string
    hue: number
    locale: string | null
    status: 'active' | 'suspended' | 'left'
    joined_at: string
  }
}
export type Reader = KernelReader<PeopleTables>
export type Writer = KernelWriter<PeopleTables>
export const { command, query, subscriber } = bind<PeopleTables>()
export const people = withTables<PeopleTables>()
