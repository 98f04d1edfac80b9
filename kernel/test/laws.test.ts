import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { allowed, bind, buildRegistry, declareRefusals, event, type JobType, type Module, newId, Refusal } from '../src/host.ts'
import { visitorOf } from '../src/policy/visitor.ts'
import {
  casesOf,
  contractHolds,
  eventsHaveAudiences,
  filledTables,
  hearingTwiceIsHearingOnce,
  inputsAreStrict,
  jobsStayAtHome,
  keysAreHonoured,
  namesHold,
  permissionsAreDeclared,
  permissionsAreExplained,
  refusalsHaveSentences,
  replayEqualsFresh,
  rolesAreBound,
  routesDecide,
  rowsStayInside,
  schemaText,
  scopeAgreesWithRoute,
  strangersFindNothing,
  tablesBelongToTenants,
  tableTypes,
  toyProgram,
  type World,
  world,
} from '../testing/index.ts'
import { listNotes, type NotesTables, notes, notesProbes, noteWritten, showNote, writeNote } from './notes/notes.ts'

const { command, query, subscriber } = bind<NotesTables>()
const good = toyProgram([notes])
const with_ = (change: Partial<Module>): Module => ({ ...notes, ...change })

/** The named law's findings about the toy module, obedient or with something planted. */
const caseNamed = (module: Module, name: string) => {
  const { cases } = casesOf(buildRegistry([module]), [notesProbes])
  return cases.find(({ contract }) => contract.name === name) as (typeof cases)[number]
}

describe('laws of manifests bite', () => {
  test('a refusal without a sentence', () => {
    expect(refusalsHaveSentences([notes])).toEqual([])
    expect(refusalsHaveSentences([with_({ refusals: declareRefusals({ torn: [409, ''] }) })])).toHaveLength(1)
    expect(
      refusalsHaveSentences([
        with_({ refusals: { torn: new Refusal({ code: 'other', status: 200, sentence: 'This is torn, alas.' }) } }),
      ]),
    ).toHaveLength(2)
  })

  test('an event nobody may hear of, or in a room nobody guards', () => {
    expect(eventsHaveAudiences(buildRegistry([notes]))).toEqual([])
    const unguarded = event({
      name: 'notes.note.lost',
      data: z.object({ noteId: z.uuid() }),
      audience: (e) => [`notes.note:${e.noteId}`],
    })
    const silent = { ...noteWritten, audience: () => undefined as never }
    expect(eventsHaveAudiences(buildRegistry([with_({ events: [unguarded, silent] })]))).toHaveLength(2)
  })

  test('a route without a permission decision', () => {
    expect(routesDecide(buildRegistry([notes]))).toEqual([])
    const careless = query(listNotes, { allow: undefined as never, run: async () => ({ items: [] }) })
    expect(routesDecide(buildRegistry([with_({ queries: [careless] })]))).toHaveLength(1)
  })

  test('an input that takes anything', () => {
    expect(inputsAreStrict(buildRegistry([notes]))).toEqual([])
    const loose = query(
      { ...listNotes, input: z.object({}) as never },
      { allow: () => allowed, run: async () => ({ items: [] }) },
    )
    expect(inputsAreStrict(buildRegistry([with_({ queries: [loose] })]))).toHaveLength(1)
  })

  test('a permission that no role could be given, and one without words', () => {
    expect(permissionsAreDeclared(buildRegistry([notes]))).toEqual([])
    expect(permissionsAreDeclared(buildRegistry([with_({ permissions: {} })]))).toEqual([
      expect.stringContaining('notes.note.write'),
    ])
    expect(permissionsAreExplained([notes])).toEqual([])
    expect(permissionsAreExplained([with_({ permissions: { 'notes.note.write': '' } })])).toHaveLength(1)
  })

  test('a subscriber that waits for what never happens', () => {
    expect(namesHold(buildRegistry([notes]))).toEqual([])
    const deaf = subscriber({ name: 'notes.wait', on: ['notes.note.forgotten'], run: async () => {} })
    expect(namesHold(buildRegistry([with_({ subscribers: [deaf] })]))).toEqual([expect.stringContaining('notes.note.forgotten')])
  })

  test('a command without a sample, and a sample without a command', () => {
    expect(casesOf(buildRegistry([notes]), [notesProbes]).offences).toEqual([])
    expect(casesOf(buildRegistry([notes]), []).offences).toHaveLength(2)
    expect(
      casesOf(buildRegistry([notes]), [notesProbes, { samples: { 'notes.gone': async () => ({}) as never } }]).offences,
    ).toHaveLength(1)
  })
})

describe('[TST-65] laws of tables bite', () => {
  let here: World
  beforeAll(async () => {
    here = await world({ program: toyProgram([notes]) })
    await here.as({ roles: ['notes.note.write'] }).call(writeNote, { body: 'A row to look for' })
  })
  /** Breaks the database in this file's own copy, looks, and mends it. */
  const planted = async <T>(offence: string, mended: string, look: () => Promise<T>): Promise<T> => {
    await here.database.owner.query(offence)
    try {
      return await look()
    } finally {
      await here.database.owner.query(mended)
    }
  }
  const tables = () => tablesBelongToTenants(here.database.owner, [notes])

  test('an obedient schema has nothing to say against it', async () => {
    expect(await tables()).toEqual([])
    expect(await rolesAreBound(here.database.owner)).toEqual([])
  })

  test('a table without a tenant', async () => {
    const found = await planted('create table loose (id uuid primary key)', 'drop table loose', tables)
    expect(found.join()).toMatch(
      /loose: its primary key begins with id.*loose: row-level security is not enabled.*loose: has no policy/s,
    )
  })

  test('a schema and types that are not the committed ones', async () => {
    const [text, types] = [await schemaText(here.database.owner), await tableTypes(here.database.owner, 'notes_')]
    const both = async () => [await schemaText(here.database.owner), await tableTypes(here.database.owner, 'notes_')] as const
    const add = 'alter table notes_notes add mood text'
    const [changedText, changedTypes] = await planted(add, 'alter table notes_notes drop mood', both)
    expect(changedText).toContain('notes_notes.mood text')
    expect(changedTypes).toContain('mood: string | null')
    expect(await both()).toEqual([text, types])
  })

  test('a policy that is not forced on the owner', async () => {
    const found = await planted(
      'alter table notes_notes no force row level security',
      'alter table notes_notes force row level security',
      tables,
    )
    expect(found).toEqual(['notes_notes: row-level security is not forced'])
  })

  test('a policy that lets everybody in', async () => {
    const other = await here.anotherTenant()
    const app = { owner: here.database.owner, app: here.database.db.appPool }
    const rows = () => rowsStayInside(app, [notes], [here.tenant, other])
    expect(await filledTables(here.database.owner, [notes], here.tenant)).toContain('notes_notes')
    expect(await rows()).toEqual([])
    const open = 'create policy open on notes_notes using (true)'
    const shut = 'drop policy open on notes_notes'
    expect(await planted(open, shut, tables)).toEqual(['notes_notes: a policy lets the app see true'])
    expect((await planted(open, shut, rows)).join()).toMatch(
      /another tenant sees 1 rows.*nobody sees 1 rows.*answered with 23502/s,
    )
  })
})

describe('laws of routes bite', () => {
  test('an obedient module keeps all of them', async () => {
    const here = await world({ program: good })
    for (const name of ['notes.write-note', 'notes.show-note', 'notes.list-notes']) {
      expect(await contractHolds(here, caseNamed(notes, name))).toEqual([])
      expect(await strangersFindNothing(here, caseNamed(notes, name))).toEqual([])
      expect(await keysAreHonoured(here, caseNamed(notes, name))).toEqual([])
    }
  })

  test('[TST-84] an answer with a field too many', async () => {
    const leaky = query(showNote, {
      allow: () => allowed,
      run: async (_, { noteId }) => ({ id: noteId, body: '', secret: 1 }) as never,
    })
    const module = with_({ queries: [leaky] })
    const here = await world({ program: toyProgram([module]) })
    expect(await contractHolds(here, caseNamed(module, 'notes.show-note'))).toEqual([
      expect.stringContaining('answers its own sample with 500'),
    ])
  })

  test('[TST-65] a route that answers strangers', async () => {
    const open = query(showNote, { allow: () => allowed, run: async (_, { noteId }) => ({ id: noteId, body: 'Yours too' }) })
    const module = with_({ queries: [open] })
    const here = await world({ program: toyProgram([module]) })
    expect(await strangersFindNothing(here, caseNamed(module, 'notes.show-note'))).toEqual([
      expect.stringContaining('answers a stranger at home with 200'),
    ])
  })

  test('a list that remembers other communities', async () => {
    const everything: { id: string; body: string }[] = []
    const gossip = query(listNotes, { allow: () => allowed, run: async () => ({ items: everything }) })
    const module = with_({ queries: [gossip] })
    const here = await world({ program: toyProgram([module]) })
    everything.push({ id: here.tenant.id, body: 'Heard elsewhere' })
    expect(await strangersFindNothing(here, caseNamed(module, 'notes.list-notes'))).toEqual([
      expect.stringContaining('shows a stranger ids'),
    ])
  })

  test('[TST-65] a session that works everywhere', async () => {
    const careless = {
      ...good,
      authenticate: async (reader: Parameters<typeof good.authenticate>[0]) => visitorOf(reader.tenant),
    }
    const here = await world({ program: careless })
    expect((await strangersFindNothing(here, caseNamed(notes, 'notes.list-notes'))).join()).toContain(
      'answers a stranger here with 200',
    )
  })

  test('an idempotency key that is not kept', async () => {
    const startsSession = { ...writeNote, session: 'starts' } as const
    const forgetful = command(startsSession, { allow: () => allowed, run: async (_, { body }) => ({ id: newId(), body }) })
    const module = with_({ commands: [forgetful] })
    const here = await world({ program: toyProgram([module]) })
    // The law sees an ordinary command; the program forgets its key as it does those of sign-ins.
    const { sample } = caseNamed(module, 'notes.write-note')
    expect((await keysAreHonoured(here, { contract: writeNote, sample })).join()).toMatch(
      /sent twice.*other input with the same key/s,
    )
  })
})

describe('laws of effects and views bite', () => {
  const written = (here: World) => here.as({ roles: ['notes.note.write'] }).call(writeNote, { body: 'Count me' })

  test('an obedient module keeps them', async () => {
    const here = await world({ program: good })
    await written(here)
    expect(await hearingTwiceIsHearingOnce(here)).toEqual([])
    expect(await jobsStayAtHome(here)).toEqual([])
    for (const agreement of notesProbes.agreements ?? []) {
      expect(await scopeAgreesWithRoute(here, agreement, ['notes.note.write', 'notes.secret.read'])).toEqual([])
    }
    for (const replay of notesProbes.replays ?? []) expect(await replayEqualsFresh(here, replay)).toEqual([])
  })

  test('a subscriber that forgets what it has heard', async () => {
    const forgetful = subscriber({
      name: 'notes.count-notes',
      on: ['notes.note.written'],
      async run(tx) {
        await sql`delete from inbox`.execute(tx.db)
        await sql`insert into notes_counts (tenant_id, n) values (${tx.tenant.id}, 1)
          on conflict (tenant_id, id) do update set n = notes_counts.n + 1`.execute(tx.db)
      },
    })
    const here = await world({ program: toyProgram([with_({ subscribers: [forgetful] })]) })
    await written(here)
    expect((await hearingTwiceIsHearingOnce(here)).join()).toContain('notes_counts changed')
  })

  test('a job that reaches into other communities, and one that fails', async () => {
    const [tidy] = notes.jobs as readonly [JobType]
    const everywhere = 'insert into notes_counts (tenant_id, n) select id, 7 from tenants on conflict (tenant_id, id) do nothing'
    const roaming: JobType = { ...tidy, run: async () => void (await here.database.owner.query(everywhere)) }
    const failing: JobType = {
      ...tidy,
      name: 'notes.fail',
      retry: { limit: 0 },
      run: async () => {
        throw new Error('no')
      },
    }
    const here: World = await world({ program: toyProgram([with_({ jobs: [roaming, failing] })]) })
    expect((await jobsStayAtHome(here)).join()).toMatch(/notes.fail failed.*notes_counts of another community changed/s)
  })

  test('a scope that hides what its route shows', async () => {
    const here = await world({ program: good })
    const [agreement] = notesProbes.agreements ?? []
    const blind = { ...(agreement as NonNullable<typeof agreement>), visible: async () => [] }
    expect((await scopeAgreesWithRoute(here, blind, ['notes.secret.read'])).join()).toContain(
      'has it not in scope, but its route says 200',
    )
  })

  test('a live view that misses news', async () => {
    const here = await world({ program: good })
    const [replay] = notesProbes.replays ?? []
    const deaf = { ...(replay as NonNullable<typeof replay>), live: (cached: unknown) => cached }
    expect((await replayEqualsFresh(here, deaf)).join()).toContain('replayed')
  })
})
