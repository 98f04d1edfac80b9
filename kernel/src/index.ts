// What modules use. The host (apps/server, tests) uses `@guildhall/kernel/host`.

export { archivesOf } from './archive/keeping.ts'
export { type Kept, keptInFolder } from './archive/kept.ts'
export { formatChange } from './blueprint/apply/changes.ts'
export { newTenant } from './blueprint/apply/tenant-row.ts'
export { nearestName } from './blueprint/check/nearest.ts'
export type { Rule } from './blueprint/check/rule.ts'
export { colour, contentKey, svgMark } from './blueprint/fields.ts'
export type { Manifest } from './blueprint/head.ts'
export { type Section, section } from './blueprint/section.ts'
export { stableId } from './blueprint/stable-id.ts'
export { later } from './clock/clock.ts'
export { bind, type Command, type DeliveredEvent, type Query, type Subscriber } from './command/command.ts'
export { isDeveloping } from './command/trace.ts'
export {
  type AnyReader,
  type AnyWriter,
  type Askable,
  type AuditNote,
  type Origin,
  type Reader,
  type Site,
  type Subjects,
  type Writer,
  withTables,
} from './command/unit.ts'
export { asTenant } from './command/unit-of-work.ts'
export * from './contract/index.ts'
export { newId } from './db/id.ts'
export { kernelRefusals } from './errors/kernel-refusals.ts'
export { declareRefusals, type FieldError, isRefusal, Refusal, Refused } from './errors/refusal.ts'
export { OutgoingFault } from './http-client/fault.ts'
export type { Outgoing } from './http-client/outgoing.ts'
export { type JobContext, type JobType, job } from './job/job.ts'
export { extendMachine, faultsOf, MachineFault } from './machine/extend.ts'
export { type Machine, machine } from './machine/machine.ts'
export { historyOf, legalMoves, transition } from './machine/transition.ts'
export type { MailContent, MailKind } from './mail/mail-kind.ts'
export { type CanSee, type Counters, defineModule, type Module, type Present, type RoomGuard } from './module/module.ts'
export type { Exchange, Protocol, ProtocolAnswer } from './module/protocol.ts'
export type { PresenceState } from './nodes/presence-store.ts'
export {
  type Channel,
  channels,
  type NoticeCategory,
  type NoticeType,
  type NoticeWords,
  noticeCategories,
  noticeType,
  type SubjectView,
} from './notice/notice.ts'
export { type Actor, covers, holds, type MemberActor, organisationsWith, systemActor, type VisitorActor } from './policy/actor.ts'
export { allowed, denied, every, requires, type Verdict } from './policy/verdict.ts'
export { visitorOf } from './policy/visitor.ts'
export { pageFrom, pagingOf } from './query/paging.ts'
export * from './sealing/index.ts'
export type { Branding, Tenant, TenantStatus } from './tenant/tenant.ts'
export { excerptOf, joinUpTo } from './text/excerpt.ts'
export { MATCH_END, MATCH_START, segmentsOf } from './text/segments.ts'
