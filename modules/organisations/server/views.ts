import { imageUrl } from '@guildhall/files/api'
import type { AnyReader } from '@guildhall/kernel'
import type { OrganisationCard } from '../contract/index.ts'
import { organisations, type Reader } from './db.ts'

export const cardColumns = [
  'organisations_accounts.id',
  'organisations_accounts.slug',
  'organisations_accounts.name',
  'organisations_accounts.kind',
  'organisations_kinds.name as kindName',
  'organisations_accounts.logo_file_id as logoFileId',
  'organisations_accounts.status',
] as const

export type CardRow = Omit<OrganisationCard, 'logo' | 'kindName'> & { kindName: string | null; logoFileId: string | null }

export const toCard = ({ logoFileId, kindName, ...row }: CardRow): OrganisationCard => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  kind: row.kind,
  kindName: kindName ?? row.kind,
  logo: logoFileId && logoAddress(logoFileId),
  status: row.status,
})

/** The cards of those organisations by id, suspended ones too; ids of none are left out. */
export async function cardsOf(reader: AnyReader, ids: readonly string[]): Promise<Map<string, OrganisationCard>> {
  if (ids.length === 0) return new Map()
  const rows = await withKind(organisations.reader(reader))
    .where((where) => where('organisations_accounts.id', '=', where.fn.any(where.val([...new Set(ids)]))))
    .select(cardColumns)
    .execute()
  return new Map(rows.map((row) => [row.id, toCard(row)]))
}

export const withKind = ({ db }: Pick<Reader, 'db'>) =>
  db
    .selectFrom('organisations_accounts')
    .leftJoin('organisations_kinds', (join) => join.onRef('organisations_kinds.key', '=', 'organisations_accounts.kind'))

const logoAddress = (fileId: string) => imageUrl(fileId, 256)
