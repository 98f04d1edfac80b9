import type { AnyReader } from '@guildhall/kernel'
import { notify } from './db.ts'

/** What members were told, what they wish, and their devices without the secrets to reach them. */
export async function personalData(unit: AnyReader, memberId: string): Promise<unknown> {
  const { db } = notify.reader(unit)
  const notices = await db
    .selectFrom('notify_notices')
    .select(['type', 'actor_id', 'subject_noun', 'subject_id', 'data', 'state', 'raised_at', 'read_at'])
    .where('member_id', '=', memberId)
    .orderBy('raised_at')
    .execute()
  const preferences = await db
    .selectFrom('notify_preferences')
    .select(['channels', 'categories', 'quiet', 'quiet_until', 'digest_hour', 'digest_weekday', 'sms'])
    .where('member_id', '=', memberId)
    .executeTakeFirst()
  const devices = await db
    .selectFrom('notify_devices')
    .select(['kind', 'label', 'created_at', 'last_used_at'])
    .where('member_id', '=', memberId)
    .orderBy('created_at')
    .execute()
  return notices.length + devices.length > 0 || preferences ? { notices, preferences: preferences ?? null, devices } : null
}
