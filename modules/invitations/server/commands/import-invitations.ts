import { importInvitations as contract, type ImportLine } from '../../contract/index.ts'
import { command } from '../db.ts'
import { checkLines } from '../import-lines.ts'
import { writeInvitation } from '../issuing.ts'
import { sendInvitations } from '../jobs.ts'
import { canInvite } from '../policy.ts'
import { knownRoles, placeOf } from '../store.ts'

const A_JOB = 50

/** Invites everyone in a file, or says what would happen. The mails go out in jobs; this answers as soon as they are asked for. */
export const importInvitations = command(contract, {
  load: async (reader, { roles, organisationId }) => ({
    roles: await knownRoles(reader, roles),
    organisation: await placeOf(reader, organisationId),
  }),
  allow: (actor, giving) => canInvite(actor, giving),
  async run(tx, input, { organisation }) {
    const lines = await checkLines(tx, input, organisation)
    const valid = lines.filter((line) => line.errors.length === 0)
    const counts = { dryRun: input.dryRun, lines: lines.map(toLine), valid: valid.length, invalid: lines.length - valid.length }
    const isHeldBack = counts.invalid > 0 && input.onErrors === 'none'
    if (input.dryRun || isHeldBack) return { ...counts, sent: 0 }
    const ids: string[] = []
    for (const line of valid)
      ids.push(await writeInvitation(tx, { ...line, organisationId: input.organisationId, expiresInDays: input.expiresInDays }))
    for (let at = 0; at < ids.length; at += A_JOB) tx.ask(sendInvitations, { invitationIds: ids.slice(at, at + A_JOB) })
    return { ...counts, sent: ids.length }
  },
})

const toLine = ({ line, email, roles, errors }: ImportLine): ImportLine => ({
  line,
  email,
  roles,
  errors,
})
