import type { z } from 'zod'
import type { Manifest } from '../blueprint/head.ts'
import type { InstallOptions, PlannedChange } from '../blueprint/wishes.ts'
import type { DataOf, EventType } from '../contract/event.ts'
import type { ReadDb, WriteDb } from '../db/types.ts'
import type { Outgoing } from '../http-client/outgoing.ts'
import type { MailKind } from '../mail/mail-kind.ts'
import type { PresenceState } from '../nodes/presence-store.ts'
import type { NoticeType, SubjectView } from '../notice/notice.ts'
import type { Actor } from '../policy/actor.ts'
import type { Tenant } from '../tenant/tenant.ts'

/** What a query and every `load` and `visibleX` works with. Rows outside the tenant do not exist for it. */
export type Reader<Tables = unknown, Who extends Actor = Actor> = {
  readonly db: ReadDb<Tables>
  readonly tenant: Tenant
  /** The server the tenant lives on. */
  readonly site: Site
  readonly actor: Who
  /** ISO 8601 instant, UTC, the same throughout the request. */
  readonly now: string
  /** Where the request came from; empty for the program's own work. */
  readonly origin: Origin
}

/** As much of a job as asking for it takes: its name and what it needs to know. */
export type Askable<Input> = { name: string; input: z.ZodType<Input> }

/** Where a request came from: personal data, kept only where security needs it (sessions, audit). */
export type Origin = {
  readonly address: string | null
  readonly userAgent: string | null
  /** BCP 47 tag of the language the asker reads first, as far as they say: for sentences in the answer. */
  readonly language: string | null
}
export const noOrigin: Origin = { address: null, userAgent: null, language: null }

/** Those of the ids that the reader's actor may see now; what is missing is not to be told of any more. */
export type Subjects = (reader: Reader<any>, ids: readonly string[]) => Promise<ReadonlyMap<string, SubjectView>>

/** What is the same for every tenant of this server. */
export type Site = {
  /** Absolute address of a tenant's front page, without a trailing slash. */
  addressOf(tenant: Tenant): string
  /** 32 bytes derived from SECRET_KEY for one purpose (HKDF-SHA-256, RFC 5869): the same on every process of the server. */
  secret(purpose: string): Buffer
  /** Active tenants by name, from memory. */
  communities(): Promise<readonly Tenant[]>
  /** Every right the modules of this program declare, with what it lets people do. */
  readonly permissions: ReadonlyMap<string, string>
  /** The kinds of notice the modules of this program raise, and how to see what they are about. */
  readonly notices: ReadonlyMap<string, NoticeType>
  readonly subjects: ReadonlyMap<string, Subjects>
  /** The kinds of mail the modules of this program send. */
  readonly mails: ReadonlyMap<string, MailKind>
  /** What every module knows about a member, by module key. */
  personalData(reader: Reader<any>, memberId: string): Promise<Record<string, unknown>>
  /** Whether members are here now, in the order asked; what each lets others know is people's to say. */
  presence(tenantId: string, memberIds: readonly string[]): Promise<PresenceState[]>
  /** What waits for the reader's actor, from every module at work in the community. */
  counters(reader: Reader<any>): Promise<Readonly<Record<string, number | null>>>
  readonly blueprints: Blueprints
  /** Product modules of this program: what a community may have or do without. `lets`: what people may do by it. */
  readonly products: readonly { key: string; summary: string; lets: readonly string[] }[]
  /** Reads of another tenant, as the program itself: for what operators of the server look after. */
  readerOf(tenant: Tenant): Reader<any>
  /** Any tenant of that slug, whatever its status, as it is in the database now. */
  find(slug: string): Promise<Tenant | undefined>
  /** What modules keep of a tenant outside the database. */
  readonly kept: { weigh(tenantId: string): Promise<number>; erase(tenantId: string): Promise<void> }
  /** Writes everything of a tenant into one file. `progress`: 0–100, as it goes. */
  archive(
    tenant: Tenant,
    options: { path: string; progress?: (percent: number) => Promise<void>; signal?: AbortSignal },
  ): Promise<{ bytes: number }>
  /** Known logins, demo content and a mailbox on screen. */
  readonly demo: boolean
  /** Where mail is handed over (`smtp://…`, `sendgrid://…`, `mailgun://…`); null: it is kept and shown on screen. */
  readonly mailUrl: string | null
  /** What the mail provider signs with when it tells of mails; null: it is not listened to. */
  readonly mailWebhookKey: string | null
  /** Asks another server: never inside a transaction, so in `prepare` and jobs. */
  readonly outgoing: Outgoing
  /** By noun: which of those ids a reader may see. What files hang on, as its module declares it. */
  readonly attachments: ReadonlyMap<string, (reader: Reader<any>, ids: readonly string[]) => Promise<Iterable<string>>>
  /** Where files are kept (`s3://…`); null: below `dataDir`. `before`: where they were kept until lately, still read. */
  readonly storage: { readonly url: string | null; readonly before: string | null }
  /** The virus scanner that looks at files (`tcp://host:port`, clamd); null: none does. */
  readonly scannerUrl: string | null
  /** Firebase Cloud Messaging: its service account's file and where it is asked; null: apps get no pushes. */
  readonly fcm: { accountFile: string; url: string } | null
  /** Folder for what is kept on disk. Absolute. */
  readonly dataDir: string
}

/** The blueprints communities of this server can be made from, and making one. */
export type Blueprints = {
  /** By key. */
  all(): Promise<ReadonlyMap<string, Manifest>>
  /** What a new tenant would get, one change a line. */
  plan(manifest: Manifest): Promise<PlannedChange[]>
  /** Makes a new tenant, in a transaction that is open for it (`asTenant`). */
  install(tx: Writer<any>, options: Omit<InstallOptions, 'slug'> & { manifest: Manifest }): Promise<Tenant | 'slug taken'>
  export(reader: Reader<any>): Promise<Manifest>
  /** What the reader's tenant was last installed from; null: from none. */
  installed(unit: Reader<any> | Writer<any>): Promise<Manifest | null>
}

/** What a command adds to its own audit entry. Only what is passed is kept; keys that name secrets are blanked out. */
export type AuditNote = {
  subject?: { type: string; id: string }
  /** What was changed, as it was and as it is now: the changed fields only. */
  before?: Readonly<Record<string, unknown>>
  after?: Readonly<Record<string, unknown>>
  /** Default: the command's name. */
  action?: string
}

/** What a unit of work is made for: where, for whom, when. */
export type UnitContext = { tenant: Tenant; site: Site; actor: Actor; now: string; requestId: string | null; origin: Origin }

/** What a command's `run`, a subscriber and a machine work with: one transaction, rows and events in the same commit. */
export type Writer<Tables = unknown, Who extends Actor = Actor> = Omit<Reader<Tables, Who>, 'db'> & {
  readonly db: WriteDb<Tables>
  /** Puts the event into the outbox of this transaction. */
  emit<E extends EventType>(type: E, data: DataOf<E>): void
  /**
   * Asks for a job; it exists if and only if this transaction commits. `runAt`: ISO 8601, default at once. `urgent`: somebody
   * waits for it, so it goes before whatever else the tenant has asked for.
   */
  ask<Input>(job: Askable<Input>, input: Input, options?: { runAt?: string | undefined; urgent?: boolean }): void
  /** Says what this command did to what: for its audit entry, which is written when it commits. The calls add up. */
  audit(note: AuditNote): void
}

/** The same unit of work seen with another module's tables: for `api.ts` functions called by other modules. */
export const withTables = <Tables>() => ({
  reader: <Who extends Actor>(reader: Reader<any, Who>): Reader<Tables, Who> => reader,
  writer: <Who extends Actor>(writer: Writer<any, Who>): Writer<Tables, Who> => writer,
})

/** A unit of work of whatever module: what `api.ts` functions take, before `withTables` narrows it to their own tables. */
export type AnyReader = Reader<any>
export type AnyWriter = Writer<any>
