import { contentKey, isRefusal, section, stableId } from '@guildhall/kernel'
import { membersBy } from '@guildhall/people/api'
import { sql } from 'kysely'
import { z } from 'zod'
import { messaging, type Writer } from './db.ts'
import { installDemo, MessagingDemo, unknownAnswers } from './demo.ts'
import { bringIn } from './joining.ts'
import { MOST_MEMBERS } from './rules.ts'

const ChannelEntry = z.strictObject({
  key: contentKey,
  name: z.string().trim().min(1).max(80),
  description: z.string().max(400).default(''),
  open: z.boolean().default(true),
  forEveryone: z.boolean().default(false),
})
const MessagingSection = z.strictObject({ channels: z.array(ChannelEntry).default([]) })
type ChannelEntry = z.output<typeof ChannelEntry>

/** The channels of a blueprint. One that is no longer listed goes when nobody has written in it, and otherwise stays. */
export const messagingSection = section({
  name: 'messaging',
  schema: MessagingSection,
  async install(writer, { channels }) {
    const tx = messaging.writer(writer)
    await retireOthers(
      tx,
      channels.map(({ key }) => key),
    )
    for (const channel of channels) await putChannel(tx, channel)
  },
  async export(reader) {
    const channels = await messaging
      .reader(reader)
      .db.selectFrom('messaging_conversations')
      .where('key', 'is not', null)
      .select(['key', 'name', 'description', 'open', 'for_everyone as forEveryone'])
      .orderBy('key')
      .execute()
    return { channels: channels.map(({ key, ...channel }) => ({ key: key as string, ...channel })) }
  },
  demo: {
    schema: MessagingDemo,
    rules: [
      { kind: 'reference', at: 'demo.messaging.conversations[].channel', to: 'messaging.channels' },
      { kind: 'reference', at: 'demo.messaging.conversations[].people[]', to: 'demo.people.members' },
      { kind: 'reference', at: 'demo.messaging.conversations[].messages[].author', to: 'demo.people.members' },
      { kind: 'check', find: unknownAnswers },
    ],
    install: (writer, demo) => installDemo(messaging.writer(writer), demo),
  },
})

async function putChannel(tx: Writer, { key, name, description, open, forEveryone }: ChannelEntry) {
  const id = stableId(tx.tenant.id, 'messaging', 'channel', key)
  const said = { key, name, description, open, for_everyone: forEveryone }
  await tx.db
    .insertInto('messaging_conversations')
    .values({ tenant_id: tx.tenant.id, id, kind: 'channel', ...said, created_at: tx.now, last_at: tx.now })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doUpdateSet(said))
    .execute()
  if (forEveryone) await everyoneInto(tx, id)
}

async function everyoneInto(tx: Writer, id: string) {
  const rows = await membersBy(tx, { status: 'active' }).limit(sql.lit(MOST_MEMBERS)).execute()
  const standings = new Map(rows.map((row) => [row.memberId, 'accepted' as const]))
  const brought = await bringIn(tx, id, { standings })
  if (isRefusal(brought)) throw new Error(`The channel ${id} has more members than it can have`)
}

async function retireOthers(tx: Writer, keys: readonly string[]) {
  await sql`delete from messaging_conversations where key <> all (${[...keys]}::text[]) and last_shown = 0`.execute(tx.db)
  await sql`update messaging_conversations set key = null, for_everyone = false where key <> all (${[...keys]}::text[])`.execute(
    tx.db,
  )
}
