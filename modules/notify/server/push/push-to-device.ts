import { actorOfMember } from '@guildhall/access/api'
import { type JobContext, job } from '@guildhall/kernel'
import { sql } from 'kysely'
import { z } from 'zod'
import { notify, type Writer } from '../db.ts'
import { dueRows } from '../notices/due-rows.ts'
import { entriesAbout } from '../notices/inbox.ts'
import { mailWords } from '../notices/mail-words.ts'
import { type Ready, settle, sift, type Waiting } from '../notices/sifting.ts'
import { fill, languageOf } from '../notices/words.ts'
import { addressOf } from './devices.ts'
import { sendFcm } from './fcm.ts'
import { type Address, PushFault, type PushMessage } from './message.ts'
import { sendWebPush } from './web-push.ts'

const RETRIES = 6
type Handing = { address: Address; message: PushMessage; rows: readonly Waiting[]; home: string }

/**
 * Pushes what waits for one device, as one message. The rows are claimed under the job's id before anything leaves, and that
 * id names the message: a worker that dies in between sends the same message again under the same name, which replaces
 * the first at the push service (RFC 8030, 5.4) and on the device.
 */
export const pushToDevice = job({
  name: 'notify.push-to-device',
  input: z.strictObject({ memberId: z.uuid(), deviceId: z.uuid() }),
  retry: { limit: RETRIES, delaySeconds: 20 },
  async run(context, { memberId, deviceId }) {
    const handing = await context.transact((tx) => claim(notify.writer(tx), { memberId, deviceId, jobId: context.jobId }))
    if (!handing) return
    try {
      await handOver(context, handing)
    } catch (error) {
      if (await isOver(context, { error, handing, deviceId })) return
      throw error
    }
    await context.transact(async (writer) => {
      const tx = notify.writer(writer)
      await settle(tx, handing.rows, { state: 'sent', reason: null })
      await tx.db.updateTable('notify_devices').set({ last_used_at: tx.now }).where('id', '=', deviceId).execute()
    })
  },
})

type Claiming = { memberId: string; deviceId: string; jobId: string }

async function claim(tx: Writer, { memberId, deviceId, jobId }: Claiming): Promise<Handing | null> {
  const waiting = await dueRows(tx, { memberId, channel: 'push', target: deviceId, batch: jobId })
  if (waiting.length === 0) return null
  const device = await tx.db.selectFrom('notify_devices').selectAll().where('id', '=', deviceId).executeTakeFirst()
  if (!device || device.member_id !== memberId) {
    await settle(tx, waiting, { state: 'skipped', reason: 'no_device' })
    return null
  }
  const ready = await sift(tx, memberId, waiting)
  if (!ready || ready.rows.length === 0) return null
  const ids = ready.rows.map(({ id }) => id)
  await sql`update notify_deliveries set batch = ${jobId} where id = any(${ids}::uuid[])`.execute(tx.db)
  const message = await messageOf(tx, ready, jobId)
  return { address: await addressOf(tx, device), message, rows: ready.rows, home: tx.site.addressOf(tx.tenant) }
}

async function messageOf(tx: Writer, { rows, recipient }: Ready, jobId: string): Promise<PushMessage> {
  const actor = (await actorOfMember(tx, recipient.memberId)) ?? tx.actor
  const ids = rows.map(({ noticeId }) => noticeId)
  const entries = await entriesAbout({ ...tx, actor }, ids, recipient.locale)
  const home = tx.site.addressOf(tx.tenant)
  const language = languageOf(recipient.locale)
  const [first] = entries
  const summary = fill(mailWords[language].subject, language, { count: entries.length, community: tx.tenant.name })
  const isHigh = rows.some(({ type }) => tx.site.notices.get(type)?.urgency === 'high')
  const isLow = rows.every(({ type }) => tx.site.notices.get(type)?.urgency === 'low')
  const isOne = entries.length === 1 && first !== undefined
  return {
    title: isOne ? first.title : summary,
    body: isOne
      ? first.text || tx.tenant.name
      : entries
          .slice(0, 3)
          .map(({ title }) => title)
          .join('\n'),
    url: isOne ? new URL(first.link, home).href : `${home}/notifications`,
    tag: jobId.replaceAll('-', ''),
    urgency: isHigh ? 'high' : isLow ? 'low' : 'normal',
    discreet: summary,
  }
}

const handOver = (context: JobContext, { address, message, home }: Handing) =>
  context.read(({ site, now }) =>
    address.kind === 'fcm' ? sendFcm(site, address.token, { message, now }) : sendWebPush({ site, home }, address, message),
  )

type Failed = { error: unknown; handing: Handing; deviceId: string }

/** Settles what will not get better by trying again. */
async function isOver(context: JobContext, { error, handing, deviceId }: Failed): Promise<boolean> {
  const reason = error instanceof PushFault ? error.reason : 'later'
  if (reason === 'later' && context.attempt <= RETRIES) return false
  await context.transact(async (writer) => {
    const tx = notify.writer(writer)
    if (reason === 'gone') await tx.db.deleteFrom('notify_devices').where('id', '=', deviceId).execute()
    await settle(tx, handing.rows, { state: 'failed', reason: reason === 'gone' ? 'device_gone' : 'push_failed' })
  })
  return true
}
