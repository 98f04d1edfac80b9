import type { Card } from '../contract/index.ts'
import type { Reader } from './db.ts'

// Names change seldom and are shown everywhere, so each process keeps the cards it has seen. `forgetCards` runs when a
// people event commits here or arrives from another process.
const MAX_CARDS = 50_000
const kept = new Map<string, Card>()

export async function cardsIn(reader: Reader, memberIds: readonly string[]): Promise<Map<string, Card>> {
  const found = new Map<string, Card>()
  const missing = new Set<string>()
  for (const id of memberIds) {
    const card = kept.get(`${reader.tenant.id}:${id}`)
    if (card) found.set(id, card)
    else missing.add(id)
  }
  if (missing.size > 0)
    for (const card of await loadCards(reader, [...missing])) found.set(card.memberId, keep(reader.tenant.id, card))
  for (const id of missing) if (!found.has(id)) found.set(id, departed(id))
  return found
}

/** Forgets one member's card, in every tenant's name: called with `tenantId:memberId`. */
export const forgetCard = (tenantId: string, memberId: string) => kept.delete(`${tenantId}:${memberId}`)

async function loadCards(reader: Reader, ids: readonly string[]): Promise<Card[]> {
  const rows = await reader.db
    .selectFrom('people_members')
    .select(['id as memberId', 'display_name as displayName', 'headline', 'hue', 'status'])
    .where((where) => where('id', '=', where.fn.any(where.val(ids))))
    .execute()
  return rows.map(({ status, ...card }) => (status === 'left' ? departed(card.memberId) : { ...card, left: false }))
}

function keep(tenantId: string, card: Card): Card {
  if (kept.size >= MAX_CARDS) kept.delete(kept.keys().next().value as string)
  kept.set(`${tenantId}:${card.memberId}`, card)
  return card
}

const departed = (memberId: string): Card => ({ memberId, displayName: '', headline: '', hue: 0, left: true })
