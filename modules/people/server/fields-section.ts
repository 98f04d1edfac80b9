import { type AnyReader, type AnyWriter, contentKey, type Rule } from '@guildhall/kernel'
import { z } from 'zod'
import { Audience, FieldKind } from '../contract/index.ts'
import { people } from './db.ts'
import { customFields } from './profile-row.ts'

const Field = z
  .strictObject({
    key: contentKey,
    label: z.string().min(1).max(80),
    kind: FieldKind,
    options: z.array(z.string().min(1).max(80)).max(50).default([]),
    required: z.boolean().default(false),
    visibility: Audience.default('members'),
  })
  .refine(({ kind, options }) => (kind === 'select' || kind === 'multiselect') === options.length > 0, {
    path: ['options'],
    message: 'options for a select or multiselect, and for nothing else',
  })

/** What a community adds to its members' profiles: the part of the blueprint section `people` that is not demo people. */
export const peopleFields = {
  schema: z.strictObject({ fields: z.array(Field).max(30).default([]) }).default({ fields: [] }),
  ordered: ['people.fields'],
  rules: [] as readonly Rule[],
  async install(writer: AnyWriter, { fields }: { fields: z.output<typeof Field>[] }) {
    const tx = people.writer(writer)
    await tx.db.deleteFrom('people_fields').execute()
    if (fields.length === 0) return
    const rows = fields.map((field, position) => ({ tenant_id: tx.tenant.id, ...field, position }))
    await tx.db.insertInto('people_fields').values(rows).execute()
  },
  export: async (reader: AnyReader) => ({ fields: await customFields(people.reader(reader)) }),
}
