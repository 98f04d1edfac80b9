import { imageUrl } from '@guildhall/files/api'
import type { Actor } from '@guildhall/kernel'
import type { Audience, Card } from '../contract/index.ts'
import type { Reader } from './db.ts'

// Names change seldom and are shown everywhere, so each process keeps the cards it has seen. `forgetCard` runs when a
// people event commits here or arrives from another process.
const MAX_CARDS = 50_000
type Kept = Card & { audience: Audience }
const kept = new Map<string, Kept>()
let changes = 0

export async function cardsIn(reader: Reader, memberIds: readonly string[]): Promise<Map<string, Card>> {
  const found = new Map<string, Card>()
  const missing = new Set<string>()
  for (const id of memberIds) {
    const card = kept.get(`${reader.tenant.id}:${id}`)
    if (card) found.set(id, shownTo(reader.actor, card))
    else missing.add(id)
  }
  if (missing.size > 0) await loadInto(found, reader, [...missing])
  for (const id of missing) if (!found.has(id)) found.set(id, departed(id))
  return found
}

/** Forgets one member's card: called when their name, headline, picture or state has changed. */
export function forgetCard(tenantId: string, memberId: string): void {
  changes++
  kept.delete(`${tenantId}:${memberId}`)
}

type OwnRow = { id: string; display_name: string; headline: string; hue: number; avatar_id: string | null }

/** A member's card as they see it themselves. */
export const ownCard = ({ id, display_name, headline, hue, avatar_id }: OwnRow): Card => ({
  memberId: id,
  displayName: display_name,
  headline,
  hue,
  avatarUrl: avatar_id && imageUrl(avatar_id, 64),
  left: false,
})

// A picture goes with the words beside it only where everyone who reads those may see it: what the program sends to a
// whole room is for visitors too.
function shownTo({ kind, memberId }: Actor, { audience, ...card }: Kept): Card {
  const seen = audience === 'everyone' || (kind === 'member' && audience === 'members') || memberId === card.memberId
  return seen ? card : { ...card, avatarUrl: null }
}

// What was read while a card changed may be from before the change: it is answered with, but not kept.
async function loadInto(found: Map<string, Card>, reader: Reader, ids: readonly string[]): Promise<void> {
  const before = changes
  for (const card of await loadCards(reader, ids)) {
    found.set(card.memberId, shownTo(reader.actor, card))
    if (changes === before) keep(reader.tenant.id, card)
  }
}

async function loadCards(reader: Reader, ids: readonly string[]): Promise<Kept[]> {
  const rows = await reader.db
    .selectFrom('people_members')
    .select(['id', 'display_name', 'headline', 'hue', 'status', 'avatar_id', 'visibility'])
    .where((where) => where('id', '=', where.fn.any(where.val(ids))))
    .execute()
  return rows.map((row) =>
    row.status === 'left' ? { ...departed(row.id), audience: 'me' } : { ...ownCard(row), audience: row.visibility },
  )
}

function keep(tenantId: string, card: Kept): void {
  if (kept.size >= MAX_CARDS) kept.delete(kept.keys().next().value as string)
  kept.set(`${tenantId}:${card.memberId}`, card)
}

const departed = (memberId: string): Card => ({
  memberId,
  displayName: '',
  headline: '',
  hue: 0,
  avatarUrl: null,
  left: true,
})
