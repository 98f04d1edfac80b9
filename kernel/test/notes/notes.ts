import { sql } from 'kysely'
import { z } from 'zod'
import {
  allowed,
  bind,
  commandContract,
  declareRefusals,
  defineModule,
  event,
  id,
  job,
  kernelRefusals,
  type Module,
  newId,
  queryContract,
  type Reader,
  Refused,
  requires,
} from '../../src/index.ts'
import type { Probes } from '../../testing/index.ts'

/** A toy module that obeys every law; `kernel/test/laws.test.ts` plants one offence at a time into it. */
export type NotesTables = {
  notes_notes: { tenant_id: string; id: string; body: string; is_secret: boolean }
  notes_counts: { tenant_id: string; id: number; n: number }
}
const { command, query, subscriber } = bind<NotesTables>()

const Note = z.object({ id, body: z.string() })

export const writeNote = commandContract({
  name: 'notes.write-note',
  http: 'POST /notes',
  summary: 'Writes a note down.',
  access: 'member',
  input: z.strictObject({ body: z.string().min(1), secret: z.boolean().default(false) }),
  output: Note,
})
export const showNote = queryContract({
  name: 'notes.show-note',
  http: 'GET /notes/:noteId',
  summary: 'One note.',
  access: 'anyone',
  input: z.strictObject({ noteId: id }),
  output: Note,
})
export const listNotes = queryContract({
  name: 'notes.list-notes',
  http: 'GET /notes',
  summary: 'All notes the caller may see.',
  access: 'anyone',
  input: z.strictObject({}),
  output: z.object({ items: z.array(Note) }),
})

export const noteWritten = event({ name: 'notes.note.written', data: z.object({ noteId: id }), audience: () => ['tenant'] })

export const visibleNotes = (reader: Reader<NotesTables>) =>
  reader.db
    .selectFrom('notes_notes')
    .$if(!reader.actor.permissions.includes('notes.secret.read'), (open) => open.where('is_secret', '=', false))

const write = command(writeNote, {
  allow: (actor) => requires(actor, 'notes.note.write'),
  async run(tx, { body, secret }) {
    const note = { id: newId(), body }
    await tx.db
      .insertInto('notes_notes')
      .values({ tenant_id: tx.tenant.id, ...note, is_secret: secret })
      .execute()
    tx.emit(noteWritten, { noteId: note.id })
    return note
  },
})

const show = query(showNote, {
  load: async (reader, { noteId }) => {
    const note = await visibleNotes(reader).select(['id', 'body']).where('id', '=', noteId).executeTakeFirst()
    if (!note) throw new Refused(kernelRefusals.not_found)
    return note
  },
  allow: () => allowed,
  run: async (_reader, _input, note) => note,
})

const list = query(listNotes, {
  allow: () => allowed,
  run: async (reader) => ({ items: await visibleNotes(reader).select(['id', 'body']).orderBy('id').execute() }),
})

const count = subscriber({
  name: 'notes.count-notes',
  on: ['notes.note.written'],
  async run(tx) {
    await sql`insert into notes_counts (tenant_id, n) values (${tx.tenant.id}, 1)
      on conflict (tenant_id, id) do update set n = notes_counts.n + 1`.execute(tx.db)
  },
})

const tidy = job({
  name: 'notes.tidy',
  input: z.object({}),
  schedule: { cron: '0 4 * * *', zone: 'UTC', input: {} },
  run: ({ transact }) => transact(async (tx) => void (await tx.db.deleteFrom('notes_notes').where('body', '=', '').execute())),
})

/** What listeners of a written note are sent: the note itself. */
const presentNote = async (reader: Reader<NotesTables>, { noteId }: { noteId: string }) =>
  reader.db.selectFrom('notes_notes').select(['id', 'body']).where('id', '=', noteId).executeTakeFirst()

export const notes: Module = defineModule({
  key: 'notes',
  tier: 'foundation',
  summary: 'Notes, to try the laws on.',
  migrations: new URL('./migrations/', import.meta.url),
  permissions: { 'notes.note.write': 'Write notes down' },
  refusals: declareRefusals({ note_torn: [409, 'This note was torn up, so nobody can read it any more.'] }),
  commands: [write],
  queries: [show, list],
  events: [noteWritten],
  subscribers: [count],
  jobs: [tidy],
  live: { 'notes.note.written': presentNote },
})

const author = { roles: ['notes.note.write', 'notes.secret.read'] }

let words = 0

export const notesProbes: Probes = {
  samples: {
    'notes.write-note': async ({ as }) => ({ by: as(author), input: { body: `Words ${++words}` } }),
    'notes.show-note': async ({ as }) => {
      const { body } = await as(author).call(writeNote, { body: 'Something to find' })
      return { by: as(author), input: { noteId: body.id } }
    },
  },
  agreements: [
    {
      noun: 'note',
      async seed({ as }) {
        const open = await as(author).call(writeNote, { body: 'Open' })
        const secret = await as(author).call(writeNote, { body: 'Hush', secret: true })
        return [open.body.id, secret.body.id]
      },
      visible: async (reader) => (await visibleNotes(reader).select('id').execute()).map((row) => row.id),
      show: showNote,
      input: (noteId) => ({ noteId }),
    },
  ],
  replays: [
    {
      name: 'the list of notes',
      look: async ({ as }) => ({ by: as(author), contract: listNotes, input: {} }),
      meanwhile: async ({ as }) => void (await as(author).call(writeNote, { body: 'News' })),
      live: (cached, { name, data }) => (name === 'notes.note.written' ? { items: [...cached.items, data] } : cached),
    },
  ],
}
