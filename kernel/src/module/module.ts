import type { z } from 'zod'
import type { Kept } from '../archive/kept.ts'
import type { Section } from '../blueprint/section.ts'
import type { Command, Query, Subscriber } from '../command/command.ts'
import type { Reader, Subjects, Writer } from '../command/unit.ts'
import type { Use } from '../command/usage.ts'
import type { EventType } from '../contract/event.ts'
import type { Refusal } from '../errors/refusal.ts'
import type { JobType } from '../job/job.ts'
import type { Machine } from '../machine/machine.ts'
import type { MailKind } from '../mail/mail-kind.ts'
import type { NoticeType } from '../notice/notice.ts'
import type { Protocol } from './protocol.ts'

/** What a realtime room needs: may this actor hear it now? Asked on joining and again when rights change. */
export type RoomGuard = (reader: Reader<any>, id: string) => Promise<boolean>
/** Turns an event's ids into what listeners are sent, the same for every listener in the room. */
export type Present = (reader: Reader<any>, data: any) => Promise<unknown>

/** `room`: the noun of the rooms it is for; `data`: what it says besides who says it. */
export type Whisper = { room: string; data: z.ZodObject }
export type SocketNames = {
  /** Events and whispers are sent under these names too: `{ 'messaging.message.added': 'message:new' }`. */
  events?: Readonly<Record<string, string>>
  /** Requests that run a command and are answered with its outcome: `{ 'message:send': 'messaging.send-message' }`. */
  commands?: Readonly<Record<string, string>>
}
/** Waiting things by name; null: not the asker's to see. */
export type Counters = Readonly<Record<string, number | null>>

/** Of those ids of one noun, the ones this reader may see. One statement for all of them. */
export type CanSee = (reader: Reader<any>, ids: readonly string[]) => Promise<Iterable<string>>

/** A module's manifest: everything the kernel needs to know, no logic. */
export type Module = {
  key: string
  tier: 'foundation' | 'product'
  summary: string
  /** Folder of numbered SQL files, as a file URL. */
  migrations: URL
  /** Tables without `tenant_id`, each with a reason in the module's README. Every other table is tenant-scoped. */
  globalTables?: readonly string[]
  /** Its commands are for people in a session: scripts with an API key are refused. */
  forPeopleOnly?: true
  permissions: Readonly<Record<string, string>>
  refusals: Readonly<Record<string, Refusal>>
  commands?: readonly Command[]
  queries?: readonly Query[]
  events?: readonly EventType[]
  subscribers?: readonly Subscriber[]
  jobs?: readonly JobType[]
  machines?: readonly Machine[]
  sections?: readonly Section[]
  /** The kinds of notice it raises. */
  notices?: readonly NoticeType<any>[]
  /** The kinds of mail it sends. */
  mails?: readonly MailKind[]
  /** Keyed by the noun of what notices are about, such as `forum.post`. */
  subjects?: Readonly<Record<string, Subjects>>
  /** Keyed by room noun: `forum.topic`. */
  rooms?: Readonly<Record<string, RoomGuard>>
  /** Keyed by event name. Without an entry listeners get the event's ids. */
  live?: Readonly<Record<string, Present>>
  /** What listeners of a room may tell each other over their sockets; passed on at once and stored nowhere. By name. */
  whispers?: Readonly<Record<string, Whisper>>
  /** What other systems call things on a socket. */
  socketNames?: SocketNames
  /** Who may see what files hang on, where `subjects` does not say it: whoever sees it, sees them. Keyed by noun. */
  attachments?: Readonly<Record<string, CanSee>>
  /** Wire formats of other specifications that lead to this module's commands. */
  protocols?: readonly Protocol[]
  /** What this process must forget when an event commits, here or in another process. Keyed by event name. */
  forget?: Readonly<Record<string, (tenantId: string, data: any) => void>>
  /** Everything the module knows about a member, for the copy of their data they may ask for. JSON; null when nothing. */
  personalData?: (reader: Reader<any>, memberId: string) => Promise<unknown>
  /**
   * What waits for the asker, by the name a screen gives as its `counter`; null is not theirs to see. Asked for often: count
   * little. The shell asks again when an event reaches the asker's own room.
   */
  counters?: (reader: Reader<any>) => Promise<Counters>
  /** Notes that a session or an API key (by id) is in use; called beside requests, never before their answer, and at most every few minutes. */
  seen?: (tx: Writer<any>, id: string) => Promise<void>
  /** Writes down which rights were made use of; called beside requests, about once a minute. */
  used?: (tx: Writer<any>, uses: readonly Use[]) => Promise<void>
  /** What it keeps for a tenant outside the database, such as files. */
  kept?: Kept
  /** What of it goes into an archive of a tenant, beyond its tables with tenants. */
  archive?: {
    /** Tables that belong to this server rather than to the community. */
    leavesOut?: readonly string[]
    /**
     * Rows of global tables that go along: a condition in SQL, under the tenant's scope. `sameBy`: the column by which a row
     * that is there already is known to be the same.
     */
    along?: readonly { table: string; where: string; sameBy?: string }[]
  }
  /** Old or foreign addresses for this module's routes: `'GET /forums/topics': 'forum.list-topics'`. */
  aliases?: Readonly<Record<string, string>>
}

export const defineModule = (module: Module): Module => module
