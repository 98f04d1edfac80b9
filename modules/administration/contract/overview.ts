import { commandContract, instant, queryContract } from '@guildhall/kernel/contract'
import { z } from 'zod'

/** Colour and place of somebody's navigation: NAV-01…05. */
export const tiers = ['platform', 'tenant', 'agency', 'talent', 'client'] as const
export const Tier = z.enum(tiers)
export type Tier = z.infer<typeof Tier>

const Days = z.array(z.object({ day: z.iso.date(), count: z.number().int() }))
const Pending = z.object({
  invitations: z.number().int().nullable(),
  mails: z.number().int().nullable(),
  jobs: z.number().int().nullable(),
  newcomers: z.number().int().nullable(),
})

export const showNavigation = queryContract({
  name: 'administration.show-navigation',
  http: 'GET /administration/navigation',
  summary: 'The tier of the caller’s navigation and what waits for them, by name; null where it is not theirs to see.',
  access: 'member',
  input: z.strictObject({}),
  output: z.object({ tier: Tier, pending: z.record(z.string(), z.number().int().nullable()) }),
})

export const showDashboard = queryContract({
  name: 'administration.show-dashboard',
  http: 'GET /administration/dashboard',
  summary: 'Members, activity of the last 14 days and what waits, counted at this moment.',
  access: 'member',
  input: z.strictObject({}),
  output: z.object({
    members: z.object({
      total: z.number().int(),
      suspended: z.number().int(),
      new7d: z.number().int(),
      active7d: z.number().int(),
    }),
    activity: z.object({
      /** The IANA zone its days are in: the community's. */
      zone: z.string(),
      joined: Days,
      topics: Days,
      posts: Days,
    }),
    pending: Pending,
  }),
})

export const showSystem = queryContract({
  name: 'administration.show-system',
  http: 'GET /administration/system',
  summary: 'How the database and the queues of this community are.',
  access: 'member',
  input: z.strictObject({}),
  output: z.object({
    database: z.object({ version: z.string(), sizeBytes: z.number(), connections: z.number().int() }),
    queues: z.object({
      jobsWaiting: z.number().int(),
      jobsDead: z.number().int(),
      deliveriesRetried: z.number().int(),
      deliveriesDead: z.number().int(),
      /** Seconds the oldest due job has waited. */
      oldestJobSeconds: z.number().int(),
    }),
    lastEventAt: instant.nullable(),
  }),
})

export const Failed = z.object({
  kind: z.enum(['job', 'delivery']),
  /** What `retry` takes. */
  ref: z.string(),
  name: z.string(),
  /** Kind and place of the last fault; nothing personal. */
  fault: z.string().nullable(),
  attempts: z.number().int(),
  failedAt: instant,
})
export type Failed = z.infer<typeof Failed>

export const listFailures = queryContract({
  name: 'administration.list-failures',
  http: 'GET /administration/failures',
  summary: 'Jobs and deliveries of this community that failed every time, latest first; at most 100.',
  access: 'member',
  input: z.strictObject({}),
  output: z.object({ items: z.array(Failed) }),
})

export const retryFailure = commandContract({
  name: 'administration.retry-failure',
  http: 'POST /administration/failures/:ref/retry',
  summary: 'Gives a dead job or delivery all its attempts again.',
  access: 'member',
  input: z.strictObject({ ref: z.string().min(3).max(300) }),
  output: z.object({ retried: z.boolean() }),
})
