import { kernelRefusals, Refused } from '@guildhall/kernel'
import { resetTemplate as reset, saveTemplate as save } from '../../contract/index.ts'
import { command, type Writer } from '../db.ts'
import { kindNamed } from '../mails/kinds.ts'
import { tryOut } from '../mails/preview.ts'
import { canWriteTemplates, visibleTemplates } from '../policy.ts'

/** Puts the community's own template into use. It is tried on a made-up mail first. */
export const saveTemplate = command(save, {
  prepare: (reader, input) => tryOut(reader, input),
  allow: canWriteTemplates,
  async run(tx, { kind, locale, source, subject }, { faults }) {
    if (faults.length > 0) {
      const errors = faults.map(({ line, message }) => ({ field: 'source', message: `Line ${line}: ${message}` }))
      throw new Refused(kernelRefusals.invalid_input.with({ errors }))
    }
    return { version: await nextVersion(tx, { kind, locale, subject, source }) }
  },
})

/** Mails of this kind look as the program makes them again. */
export const resetTemplate = command(reset, {
  load: async (reader, { kind }) => kindNamed(reader, kind),
  allow: canWriteTemplates,
  run: async (tx, { kind, locale }) => ({ version: await nextVersion(tx, { kind, locale, subject: '', source: null }) }),
})

type NewVersion = { kind: string; locale: string; subject: string; source: string | null }

// Two who save at once: the second waits for nothing, and its key is taken.
async function nextVersion(tx: Writer, template: NewVersion): Promise<number> {
  const { kind, locale } = template
  const latest = await visibleTemplates(tx)
    .where('kind', '=', kind)
    .where('locale', '=', locale)
    .select(({ fn }) => fn.max('version').as('version'))
    .executeTakeFirst()
  const version = (latest?.version ?? 0) + 1
  await tx.db
    .insertInto('notify_templates')
    .values({ ...template, tenant_id: tx.tenant.id, version, author_id: tx.actor.memberId, created_at: tx.now })
    .execute()
  tx.audit({ subject: { type: 'mail-template', id: `${kind}${locale && `:${locale}`}` }, after: { version } })
  return version
}
