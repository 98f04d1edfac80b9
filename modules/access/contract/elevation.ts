import { commandContract, id, instant, queryContract } from '@guildhall/kernel/contract'
import { z } from 'zod'

export const Elevation = z.object({ id, reason: z.string(), startedAt: instant, endsAt: instant })

export const showElevation = queryContract({
  name: 'access.show-elevation',
  http: 'GET /access/elevation',
  summary: 'Whether the caller is an operator of this server, and acts with an operator’s rights just now.',
  access: 'member',
  input: z.strictObject({}),
  output: z.object({
    isOperator: z.boolean(),
    elevation: Elevation.nullable(),
    /** May be shown how answers come about, and is until when. */
    mayDevelop: z.boolean(),
    developingUntil: instant.nullable(),
  }),
})

export const elevate = commandContract({
  name: 'access.elevate',
  http: 'POST /access/elevation',
  summary: 'Lets an operator of this server do everything here, in this session, for a short time and a reason that is kept.',
  access: 'member',
  input: z.strictObject({
    reason: z.string().trim().min(10, 'Say in a sentence why it is needed.').max(500),
    minutes: z.union([z.literal(15), z.literal(30), z.literal(60)]).describe('15, 30 or 60.'),
  }),
  output: Elevation,
})

export const develop = commandContract({
  name: 'access.develop',
  http: 'POST /access/development',
  summary: 'From now on, in this session and for an hour at most, the caller’s own answers say how they came about.',
  access: 'member',
  input: z.strictObject({ minutes: z.union([z.literal(15), z.literal(30), z.literal(60)]).describe('15, 30 or 60.') }),
  output: z.object({ id, startedAt: instant, endsAt: instant }),
})

export const endDevelopment = commandContract({
  name: 'access.end-development',
  http: 'DELETE /access/development',
  summary: 'Ends that before its time.',
  access: 'member',
  input: z.strictObject({}),
  output: z.object({ ended: z.boolean() }),
})

export const endElevation = commandContract({
  name: 'access.end-elevation',
  http: 'DELETE /access/elevation',
  summary: 'Ends it before its time.',
  access: 'member',
  input: z.strictObject({}),
  output: z.object({ ended: z.boolean() }),
})
