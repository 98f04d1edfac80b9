import type { Probes, World } from '@guildhall/kernel/testing'
import { sendMail } from '../server/api.ts'

const admin = (world: World) => world.as({ roles: ['admin'] })

let mails = 0

/** A mail that nothing has delivered yet. */
export const aMail = (world: World, wishes: { email?: string; subject?: string; url?: string; paragraphs?: string[] } = {}) =>
  world.transact((tx) =>
    sendMail(tx, {
      to: { email: wishes.email ?? 'ana@example.org', name: 'Ana' },
      mail: {
        key: 'test.mail',
        subject: wishes.subject ?? `Mail ${++mails}`,
        heading: 'Hello',
        paragraphs: wishes.paragraphs ?? ['Words.'],
        action: { label: 'Open', url: wishes.url ?? 'https://example.org/verify?token=s3cret' },
      },
    }),
  )

/** One that its server has refused for good. */
export async function aFailedMail(world: World) {
  const { mailId } = await aMail(world)
  await world.database.owner.query("update notify_mails set state = 'failed', error = '550: no' where id = $1", [mailId])
  return mailId
}

export const laws: Probes = {
  samples: {
    'notify.list-mails': async (world) => {
      await aMail(world)
      return { by: admin(world), input: {} }
    },
    'notify.show-mail': async (world) => ({ by: admin(world), input: { mailId: (await aMail(world)).mailId } }),
    'notify.retry-mail': async (world) => ({ by: admin(world), input: { mailId: await aFailedMail(world) } }),
  },
}
