import { roleFacts } from '@guildhall/access/api'
import { allowed } from '@guildhall/kernel'
import { organisationCards } from '@guildhall/organisations/api'
import { cards } from '@guildhall/people/api'
import { validateInvitation as contract } from '../../contract/index.ts'
import { usableInvitation } from '../consuming.ts'
import { query } from '../db.ts'
import { refusals } from '../errors.ts'
import { masked } from '../rules.ts'

/** What a token invites to; every token that lets nobody in gets the same answer after the same work. */
export const validateInvitation = query(contract, {
  allow: () => allowed,
  async run(reader, { token }) {
    const row = await usableInvitation(reader, token)
    if (!row) return refusals.invitation_invalid
    const roles = await roleFacts(reader, row.roles)
    const inviter = row.createdBy ? (await cards(reader, [row.createdBy])).get(row.createdBy) : null
    const organisation = row.organisationId
      ? (await organisationCards(reader, [row.organisationId])).get(row.organisationId)
      : null
    return {
      community: reader.tenant.name,
      inviter: inviter?.displayName || null,
      roles: roles.map(({ name }) => name),
      organisation: organisation?.name ?? null,
      message: row.message,
      expiresAt: row.expiresAt,
      email: row.email && masked(row.email),
    }
  },
})
