import { endSessionsHere } from '@guildhall/identity/api'
import { isRefusal, kernelRefusals, type Refusal, Refused, transition } from '@guildhall/kernel'
import { raise } from '@guildhall/notify/api'
import { admitMember, setStanding } from '@guildhall/people/api'
import { isKeptWaiting } from '@guildhall/people/contract'
import type { Writer } from '../db.ts'
import { refusals } from '../errors.ts'
import { visibleNewcomers } from '../policy.ts'
import { newcomerMachine } from './machine.ts'
import { approvedNotice, rejectedNotice } from './notices.ts'

type Decision = { move: 'approve' | 'reject'; note: string }

/** Decides about many at once; who cannot be decided about is left out and named, and nobody known at all is a 404. */
export async function decideAll(tx: Writer, members: readonly string[], decision: Decision) {
  const refused: { memberId: string; code: string; sentence: string }[] = []
  const asked = [...new Set(members)].sort()
  for (const memberId of asked) {
    const refusal = await decide(tx, memberId, decision)
    if (refusal) refused.push({ memberId, code: refusal.code, sentence: refusal.sentence })
  }
  if (refused.length === asked.length && refused.every(({ code }) => code === 'not_found')) return kernelRefusals.not_found
  return { changed: asked.length - refused.length, refused }
}

async function decide(tx: Writer, memberId: string, { move, note }: Decision): Promise<Refusal | null> {
  const row = await visibleNewcomers(tx).where('m.id', '=', memberId).select('m.status').forUpdate().executeTakeFirst()
  if (!row) return kernelRefusals.not_found
  if (!isKeptWaiting(row.status)) return refusals.newcomer_decided
  const from = row.status as 'waiting' | 'rejected'
  const moved = await transition(tx, newcomerMachine, { subjectId: memberId, from, move, reason: note, data: { memberId } })
  if (isRefusal(moved)) return refusals.newcomer_decided
  if (move === 'approve') await admitMember(tx, memberId)
  else await setStanding(tx, memberId, 'rejected')
  await raise(tx, move === 'approve' ? approvedNotice : rejectedNotice, { to: [memberId], by: null })
  const after = { status: moved.to, ...(note ? { note } : {}) }
  tx.audit({ subject: { type: 'member', id: memberId }, before: { status: from }, after })
  return null
}

/** The caller no longer wants to come in. */
export async function withdraw(tx: Writer, { memberId, accountId }: { memberId: string; accountId: string }) {
  const row = await tx.db.selectFrom('people_members').where('id', '=', memberId).select('status').forUpdate().executeTakeFirst()
  const from = (row?.status ?? 'left') as 'waiting' | 'rejected'
  const moved = await transition(tx, newcomerMachine, { subjectId: memberId, from, move: 'withdraw', data: { memberId } })
  if (isRefusal(moved)) throw new Refused(moved)
  await setStanding(tx, memberId, 'left')
  await endSessionsHere(tx, { memberId, accountId })
  tx.audit({ subject: { type: 'member', id: memberId }, before: { status: from }, after: { status: 'left' } })
}
