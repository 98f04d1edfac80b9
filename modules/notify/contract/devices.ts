import { commandContract, id, instant, queryContract } from '@guildhall/kernel/contract'
import { z } from 'zod'

export const Device = z.object({
  id,
  kind: z.enum(['web-push', 'fcm']),
  /** What its owner calls it, such as “Firefox on my phone”. */
  label: z.string(),
  createdAt: instant,
  lastUsedAt: instant.nullable(),
})
export type Device = z.infer<typeof Device>

const endpoint = z.url({ protocol: /^https?$/ }).max(2_000)
/** Bytes in base64url: a P-256 point and a 16-byte secret, as a browser's `PushSubscription` has them (RFC 8291). */
const keys = z.strictObject({ p256dh: z.string().regex(/^[\w-]{87}=?$/), auth: z.string().regex(/^[\w-]{22}(==)?$/) })

export const registerDevice = commandContract({
  name: 'notify.register-device',
  http: 'POST /notifications/devices',
  summary: 'Lets a browser (endpoint and keys) or an app (token) take the caller’s pushes; again changes nothing.',
  access: 'member',
  audit: 'none',
  input: z
    .strictObject({
      kind: Device.shape.kind,
      endpoint: endpoint.optional(),
      keys: keys.optional(),
      token: z.string().min(20).max(4_000).optional(),
      label: z.string().trim().max(120).default(''),
      replaces: endpoint.optional().describe('The endpoint this subscription takes the place of.'),
    })
    .superRefine(({ kind, endpoint: at, keys: given, token }, context) => {
      const isWhole = kind === 'fcm' ? token && !at && !given : at && given && !token
      const message = kind === 'fcm' ? 'Give the token alone.' : 'Give endpoint and keys.'
      if (!isWhole) context.addIssue({ code: 'custom', path: [kind === 'fcm' ? 'token' : 'endpoint'], message })
    }),
  output: Device,
})

export const listDevices = queryContract({
  name: 'notify.list-devices',
  http: 'GET /notifications/devices',
  summary: 'The caller’s devices that take pushes, latest first.',
  access: 'member',
  input: z.strictObject({}),
  output: z.object({ items: z.array(Device) }),
})

export const removeDevice = commandContract({
  name: 'notify.remove-device',
  http: 'DELETE /notifications/devices/:id',
  summary: 'Pushes nothing to a device any more.',
  access: 'member',
  audit: 'none',
  input: z.strictObject({ id }),
  output: z.object({ id }),
})

export const showPushKey = queryContract({
  name: 'notify.show-push-key',
  http: 'GET /notifications/push-key',
  summary: 'The server’s public key that browsers subscribe with (VAPID, RFC 8292): an uncompressed P-256 point in base64url.',
  access: 'member',
  input: z.strictObject({}),
  output: z.object({ publicKey: z.string() }),
})
