import { holdersOf } from '@guildhall/access/api'
import { type AnyReader, type MailContent, noticeType } from '@guildhall/kernel'
import { communityOf, planOf } from '@guildhall/tenants/api'
import { sql } from 'kysely'
import { notify, type Writer } from '../db.ts'
import { raise } from '../notices/raise.ts'

/**
 * Takes the mail's share of what the community may send today. Null: it may go. Otherwise it waits until the time that is
 * returned; what is for the safety of an account never waits, but counts.
 */
export async function takeShare(tx: Writer, mailId: string): Promise<string | null> {
  const { mailsPerDay } = planOf(tx.tenant)
  if (mailsPerDay === null) return null
  // Mails are counted one after the other, so that no two take the last share.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`mails:${tx.tenant.id}`}, 0))`.execute(tx.db)
  const { today, tomorrow } = dayOf(tx)
  const mail = await tx.db
    .selectFrom('notify_mails')
    .select(['content', sql<boolean>`counted_on is not distinct from ${today}::date`.as('isCounted')])
    .where('id', '=', mailId)
    .executeTakeFirst()
  if (!mail || mail.isCounted) return null
  if (!(mail.content as MailContent | null)?.security && (await countedOn(tx, today)) >= mailsPerDay)
    return hold(tx, mailId, tomorrow)
  await tx.db.updateTable('notify_mails').set({ counted_on: today, held_until: null }).where('id', '=', mailId).execute()
  return null
}

/** How many mails have gone out since the community's day began. */
export async function mailsToday(reader: AnyReader): Promise<number> {
  const { count } = await notify
    .reader(reader)
    .db.selectFrom('notify_mails')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('sent_at', '>=', dayOf(reader).begin)
    .executeTakeFirstOrThrow()
  return count
}

async function countedOn({ db }: Pick<AnyReader, 'db'>, day: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from notify_mails where counted_on = ${day}::date`.execute(db as never)
  return rows[0]?.count ?? 0
}

// Who looks after mails is told once a day, with the first that waits.
async function hold(tx: Writer, mailId: string, until: string): Promise<string> {
  const first = await tx.db.selectFrom('notify_mails').select('id').where('held_until', '=', until).executeTakeFirst()
  await tx.db.updateTable('notify_mails').set({ held_until: until }).where('id', '=', mailId).execute()
  if (first) return until
  const holders = await Promise.all(['*', 'notify.*', 'notify.mail.read'].map((right) => holdersOf(tx as never, right)))
  await raise(tx, mailsHeld, { to: holders.flat(), by: null })
  return until
}

function dayOf({ now, tenant }: Pick<AnyReader, 'now' | 'tenant'>) {
  const { timeZone } = communityOf(tenant)
  const today = Temporal.Instant.from(now).toZonedDateTimeISO(timeZone).toPlainDate()
  const tomorrow = today.add({ days: 1 }).toZonedDateTime(timeZone).toInstant().toString()
  const begin = today.toZonedDateTime(timeZone).toInstant().toString()
  return { today: today.toString(), tomorrow, begin }
}

export const mailsHeld = noticeType({
  name: 'notify.mails-held',
  category: 'community',
  icon: 'mail',
  link: '/admin/mails?state=queued',
  channels: { 'in-app': true },
  words: {
    en: {
      label: 'Mails that wait until tomorrow',
      title: 'Today’s mails are used up: the others wait until tomorrow',
      text: 'Mails for the safety of an account still go out. The operator of this server can allow more.',
    },
    da: {
      label: 'Mails, der venter til i morgen',
      title: 'Dagens mails er brugt: resten venter til i morgen',
      text: 'Mails om kontoers sikkerhed sendes stadig. Serverens operatør kan tillade flere.',
    },
    es: {
      label: 'Correos que esperan a mañana',
      title: 'Los correos de hoy se han agotado: los demás esperan a mañana',
      text: 'Los correos de seguridad de las cuentas siguen saliendo. El operador del servidor puede permitir más.',
    },
    ar: {
      label: 'رسائل تنتظر حتى الغد',
      title: 'نفدت رسائل اليوم، والبقية تنتظر حتى الغد',
      text: 'رسائل أمان الحسابات ما زالت تُرسل. يمكن لمشغّل الخادم السماح بالمزيد.',
    },
  },
})
