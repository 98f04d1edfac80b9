import type { Card } from '../contract/index.ts'
import type { Reader } from './db.ts'

// Names change seldom and are shown everywhere, so each process keeps the cards it has seen. `forgetCard` runs when a
// people event commits here or arrives from another process.
const MAX_CARDS = 50_000
const kept = new Map<string, Card>()
let changes = 0

export async function cardsIn(reader: Reader, memberIds: readonly string[]): Promise<Map<string, Card>> {
  const found = new Map<string, Card>()
  const missing = new Set<string>()
  for (const id of memberIds) {
    const card = kept.get(`${reader.tenant.id}:${id}`)
    if (card) found.set(id, card)
    else missing.add(id)
  }
  if (missing.size > 0) await loadInto(found, reader, [...missing])
  for (const id of missing) if (!found.has(id)) found.set(id, departed(id))
  return found
}

/** Forgets one member's card: called when their name, headline or state has changed. */
export function forgetCard(tenantId: string, memberId: string): void {
  changes++
  kept.delete(`${tenantId}:${memberId}`)
}

// What was read while a card changed may be from before the change: it is answered with, but not kept.
async function loadInto(found: Map<string, Card>, reader: Reader, ids: readonly string[]): Promise<void> {
  const before = changes
  for (const card of await loadCards(reader, ids)) {
    found.set(card.memberId, card)
    if (changes === before) keep(reader.tenant.id, card)
  }
}

async function loadCards(reader: Reader, ids: readonly string[]): Promise<Card[]> {
  const rows = await reader.db
    .selectFrom('people_members')
    .select(['id as memberId', 'display_name as displayName', 'headline', 'hue', 'status'])
    .where((where) => where('id', '=', where.fn.any(where.val(ids))))
    .execute()
  return rows.map(({ status, ...card }) => (status === 'left' ? departed(card.memberId) : { ...card, left: false }))
}

function keep(tenantId: string, card: Card): void {
  if (kept.size >= MAX_CARDS) kept.delete(kept.keys().next().value as string)
  kept.set(`${tenantId}:${card.memberId}`, card)
}

const departed = (memberId: string): Card => ({ memberId, displayName: '', headline: '', hue: 0, left: true })
