import { createHmac } from 'node:crypto'
import type { AuditNote, Site } from '../command/unit.ts'
import type { Contract } from '../contract/contract.ts'
import type { Refusal } from '../errors/refusal.ts'
import type { Actor } from '../policy/actor.ts'

/** One line of the audit log before it is written: what was done or refused, and to what. */
export type AuditEntry = AuditNote & { action: string; actorId?: string | null; outcome: 'ok' | 'refused'; code?: string }

/** What a command that succeeded leaves in the log; null: nothing, as it says so or because it is somebody's post. */
export function entryOfSuccess(contract: Contract, output: unknown): AuditEntry | null {
  if (!isAudited(contract)) return null
  return { action: contract.name, outcome: 'ok', ...(contract.session === 'starts' ? { actorId: memberIn(output) } : {}) }
}

/**
 * What a refused call leaves in the log: a try to get in, or a member who reached for what they have no right to. The
 * e-mail tried is kept as an HMAC: tries at one account can be told to belong together, and nobody can read whose.
 */
export function entryOfRefusal(
  contract: Contract,
  { actor, site, input }: { actor: Actor; site: Site; input: unknown },
  refusal: Refusal,
): AuditEntry | null {
  const refused = { action: contract.name, outcome: 'refused', code: refusal.code } as const
  if (isWayIn(contract) && refusal.status !== 400) return { ...refused, ...emailSubject(site, input) }
  const reaches = actor.kind === 'member' && refusal.status === 403 && (isAudited(contract) || isAdministration(contract))
  return reaches ? refused : null
}

const isAudited = ({ kind, audit, rate }: Contract): boolean => kind === 'command' && audit !== 'none' && rate !== 'post'
const isWayIn = ({ kind, audit, session, rate }: Contract): boolean =>
  kind === 'command' && audit !== 'none' && (session === 'starts' || rate === 'sign-in')
const isAdministration = ({ path }: Contract): boolean => path.startsWith('/admin/')

function emailSubject(site: Site, input: unknown): Pick<AuditNote, 'subject'> {
  const email = (input as { email?: unknown } | null)?.email
  if (typeof email !== 'string' || email.length > 400) return {}
  const id = createHmac('sha256', site.secret('audit.email')).update(email.trim().toLowerCase()).digest('hex').slice(0, 32)
  return { subject: { type: 'email-hmac', id } }
}

function memberIn(output: unknown): string | null {
  const memberId = (output as { memberId?: unknown } | null)?.memberId
  return typeof memberId === 'string' ? memberId : null
}
