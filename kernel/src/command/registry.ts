import type { Contract } from '../contract/contract.ts'
import type { EventType } from '../contract/event.ts'
import type { JobType } from '../job/job.ts'
import type { Machine } from '../machine/machine.ts'
import type { MailKind } from '../mail/mail-kind.ts'
import { isAtWork } from '../module/at-work.ts'
import type { CanSee, Module, Present, RoomGuard, Whisper } from '../module/module.ts'
import type { NoticeType } from '../notice/notice.ts'
import type { Command, Query, Subscriber } from './command.ts'
import type { Subjects } from './unit.ts'

/** Every action, event, job and machine of this program by name: the one catalogue HTTP, CLI, jobs and workflows share. */
export type Registry = {
  modules: readonly Module[]
  commands: ReadonlyMap<string, Command>
  queries: ReadonlyMap<string, Query>
  contracts: ReadonlyMap<string, Contract>
  /** The module each command and query belongs to. */
  owners: ReadonlyMap<string, Module>
  events: ReadonlyMap<string, EventType>
  subscribers: readonly Subscriber[]
  jobs: ReadonlyMap<string, JobType>
  machines: ReadonlyMap<string, Machine>
  notices: ReadonlyMap<string, NoticeType>
  mails: ReadonlyMap<string, MailKind>
  subjects: ReadonlyMap<string, Subjects>
  rooms: ReadonlyMap<string, RoomGuard>
  live: ReadonlyMap<string, Present>
  whispers: ReadonlyMap<string, Whisper>
  /** Other systems' names on a socket: by event or whisper, and by request. */
  socketNames: { events: ReadonlyMap<string, string>; commands: ReadonlyMap<string, string> }
  attachments: ReadonlyMap<string, CanSee>
  permissions: ReadonlyMap<string, string>
}

/** Collects the manifests; two things of one name are a fault at start, not a surprise later. */
export function buildRegistry(modules: readonly Module[]): Registry {
  const commands = index('command', modules, (m) => (m.commands ?? []).map((c) => [c.contract.name, c]))
  const queries = index('query', modules, (m) => (m.queries ?? []).map((q) => [q.contract.name, q]))
  const contracts = index('contract', modules, (m) =>
    [...(m.commands ?? []), ...(m.queries ?? [])].map(({ contract }) => [contract.name, contract as Contract]),
  )
  return {
    modules,
    commands,
    queries,
    contracts,
    owners: index('contract', modules, (m) =>
      [...(m.commands ?? []), ...(m.queries ?? [])].map(({ contract }) => [contract.name, m]),
    ),
    events: index('event', modules, (m) => (m.events ?? []).map((e) => [e.name, e])),
    subscribers: modules.flatMap((m) => m.subscribers ?? []),
    jobs: index('job', modules, (m) => (m.jobs ?? []).map((j) => [j.name, j])),
    machines: index('machine', modules, (m) => (m.machines ?? []).map((x) => [x.name, x])),
    notices: index('kind of notice', modules, (m) => (m.notices ?? []).map((n) => [n.name, n])),
    mails: index('kind of mail', modules, (m) => (m.mails ?? []).map((kind) => [kind.name, kind])),
    subjects: index('subject of notices', modules, (m) =>
      Object.entries(m.subjects ?? {}).map(([noun, see]) => [noun, seenAtWork(m, see)]),
    ),
    rooms: index('room', modules, (m) => Object.entries(m.rooms ?? {}).map(([noun, guard]) => [noun, heardAtWork(m, guard)])),
    live: index('live view', modules, (m) => Object.entries(m.live ?? {})),
    whispers: index('whisper', modules, (m) => Object.entries(m.whispers ?? {})),
    socketNames: {
      events: index('socket name', modules, (m) => Object.entries(m.socketNames?.events ?? {})),
      commands: index('socket request', modules, (m) => Object.entries(m.socketNames?.commands ?? {})),
    },
    attachments: index('noun with files', modules, (m) =>
      Object.entries(m.attachments ?? {}).map(([noun, canSee]) => [noun, attachedAtWork(m, canSee)]),
    ),
    permissions: index('permission', modules, (m) => Object.entries(m.permissions)),
  }
}

// What a community does without is not there to be told of, heard or shown.
const seenAtWork =
  (owner: Module, see: Subjects): Subjects =>
  async (reader, ids) =>
    isAtWork(owner, reader.tenant) ? see(reader, ids) : new Map()
const heardAtWork =
  (owner: Module, guard: RoomGuard): RoomGuard =>
  async (reader, id) =>
    isAtWork(owner, reader.tenant) && (await guard(reader, id))
const attachedAtWork =
  (owner: Module, canSee: CanSee): CanSee =>
  async (reader, ids) =>
    isAtWork(owner, reader.tenant) ? canSee(reader, ids) : []

function index<T>(
  what: string,
  modules: readonly Module[],
  entries: (module: Module) => readonly (readonly [string, T])[],
): Map<string, T> {
  const found = new Map<string, T>()
  for (const module of modules) {
    for (const [name, thing] of entries(module)) {
      if (found.has(name)) throw new Error(`Module ${module.key} declares the ${what} ${name}, which another one has already`)
      found.set(name, thing)
    }
  }
  return found
}
