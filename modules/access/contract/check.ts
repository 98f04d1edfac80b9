import { commandContract, id, instant, queryContract } from '@guildhall/kernel/contract'
import { z } from 'zod'

const permission = z.string().trim().min(1).max(120)
const memberId = id.optional().describe('Somebody else; takes the right access.right.read.')

const Checked = z.object({
  permission: z.string(),
  allowed: z.boolean(),
  /** What covers it: by which pattern, from where, until when. */
  grants: z.array(z.object({ pattern: z.string(), source: z.string(), sourceName: z.string(), expiresAt: instant.nullable() })),
})
export type Checked = z.infer<typeof Checked>

export const checkPermission = queryContract({
  name: 'access.check-permission',
  http: 'GET /permissions/check',
  summary: 'May the caller, or somebody else, do this here, and what covers it?',
  access: 'member',
  input: z.strictObject({ permission, memberId }),
  output: Checked.extend({ memberId: id }),
})

export const checkPermissions = commandContract({
  name: 'access.check-permissions',
  http: 'POST /permissions/check',
  summary: 'The same for up to 100 permissions together.',
  access: 'member',
  rate: 'read',
  audit: 'none',
  input: z.strictObject({ permissions: z.array(permission).min(1).max(100), memberId }),
  output: z.object({ memberId: id, items: z.array(Checked) }),
})

const RoleName = z.object({ key: z.string(), name: z.string() })

/** One thing the member holds, and how far it leads. */
export const TraceStep = z.object({
  kind: z.enum(['standing', 'grant', 'elevation', 'needed']),
  /** Counts towards a yes. */
  counts: z.boolean(),
  /** `member_active`, `grant_covers`, `grant_expired` …: for other languages; `sentence` says it in English. */
  code: z.string(),
  sentence: z.string(),
  source: z.string().nullable(),
  /** The role held and, one by one, the roles it inherits the right from. */
  path: z.array(RoleName),
  pattern: z.string().nullable(),
  expiresAt: instant.nullable(),
})
export type TraceStep = z.infer<typeof TraceStep>

export const trace = queryContract({
  name: 'access.trace',
  http: 'GET /access/trace',
  summary: '“Why may this person, or why not?”: each step of the answer, and what a no would need to become a yes.',
  access: 'member',
  input: z.strictObject({ memberId: id, permission }),
  output: z.object({
    memberId: id,
    displayName: z.string(),
    permission: z.string(),
    /** What it lets people do; null when no module declares it. */
    summary: z.string().nullable(),
    allowed: z.boolean(),
    steps: z.array(TraceStep),
  }),
})
