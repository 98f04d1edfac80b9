import { type Actor, allowed, type MemberActor, requires } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { checkOne, holdingsOf } from '../checking.ts'
import { command, query, type Reader } from '../db.ts'
import { findMember } from '../grant-store.ts'

type Asked = { memberId?: string | undefined }

const load = (reader: Reader & { actor: MemberActor }, { memberId }: Asked) =>
  findMember(reader, memberId ?? reader.actor.memberId)
const allow = (actor: Actor, _member: unknown, { memberId }: Asked) =>
  memberId === undefined || memberId === actor.memberId ? allowed : requires(actor, 'access.right.read')

/** May I, or may they? One answer with what covers it. */
export const checkPermission = query(contract.checkPermission, {
  load,
  allow,
  run: async (reader, { permission }, member) => ({
    memberId: member.memberId,
    ...checkOne(await holdingsOf(reader, member), permission),
  }),
})

/** Many at once: what a program asks before it draws its buttons. */
export const checkPermissions = command(contract.checkPermissions, {
  load: load as never,
  allow: allow as never,
  async run(tx, { permissions, memberId }) {
    const member = await findMember(tx, memberId ?? tx.actor.memberId)
    const holdings = await holdingsOf(tx, member)
    return { memberId: member.memberId, items: permissions.map((permission) => checkOne(holdings, permission)) }
  },
})
