import { asTenant, historyOf, type Tenant } from '@guildhall/kernel'
import { sql } from 'kysely'
import type { CommunityDetail, PlatformCommunity } from '../../contract/index.ts'
import { communityOf, planOf } from '../api.ts'
import { type Reader, type TenantsTables, tenants, type Writer } from '../db.ts'
import { communityMachine, movesOf } from './life.ts'
import { weigh } from './weigh.ts'

type Unit = Reader | Writer
type Figures = { members: number; bytes: number | null }
export type Row = Pick<TenantsTables['tenants'], 'slug' | 'name' | 'status' | 'blueprint' | 'settings' | 'created_at'>

export function presentRow({ site }: Unit, row: Row & Figures): PlatformCommunity {
  const tenant = row as unknown as Tenant
  return {
    slug: row.slug,
    name: row.name,
    url: site.addressOf(tenant),
    status: row.status,
    blueprint: row.blueprint,
    country: communityOf(tenant).country,
    members: row.members,
    bytes: row.bytes,
    createdAt: row.created_at,
  }
}

export async function presentCommunityRow(unit: Unit, id: string): Promise<PlatformCommunity> {
  const row = await unit.db
    .selectFrom('tenants')
    .innerJoin(overview, (join) => join.onRef('o.id', '=', 'tenants.id'))
    .select(['slug', 'name', 'status', 'blueprint', 'settings', 'created_at', 'o.members', 'o.bytes'])
    .where('tenants.id', '=', id)
    .executeTakeFirstOrThrow()
  return presentRow(unit, row)
}

/** Members and measured size of every community. */
export const overview = sql<{ id: string; members: number; bytes: number | null }>`guildhall.tenants_overview()`.as<'o'>('o')

/** Everything an operator sees of one community, as it is after what this transaction has done. */
export async function presentDetail(unit: Unit, tenant: Tenant): Promise<CommunityDetail> {
  const community = await presentCommunityRow(unit, tenant.id)
  const row = await unit.db
    .selectFrom('tenants')
    .select(['settings', 'erase_after'])
    .where('id', '=', tenant.id)
    .executeTakeFirstOrThrow()
  const now = { ...tenant, status: community.status, settings: row.settings }
  const [history, exports, { rows, rowBytes, fileBytes }] = await inside(unit, tenant, (there) =>
    Promise.all([historyOf(there, communityMachine, tenant.id), exportsOf(there), weigh(there)]),
  )
  return {
    ...community,
    plan: planOf(now),
    usage: { members: community.members, rows, rowBytes, fileBytes },
    eraseAfter: row.erase_after,
    moves: movesOf(now),
    history: history.map(({ move, from, to, reason, at }) => ({ move, from, to, reason, at })).reverse(),
    exports,
  }
}

const exportsOf = (there: Reader) =>
  there.db
    .selectFrom('tenants_exports')
    .select(['id', 'state', 'percent', 'bytes', 'asked_at as askedAt', 'finished_at as finishedAt'])
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .limit(sql.lit(20))
    .execute()

/** Reads in another community: as this transaction has left it, where there is one. */
const inside = <T>(unit: Unit, tenant: Tenant, read: (there: Reader) => Promise<T>): Promise<T> =>
  'emit' in unit
    ? asTenant(unit, tenant, (there) => read(tenants.reader(there)))
    : read(tenants.reader(unit.site.readerOf(tenant)))
