import type { Caller, Probes, Sample, World } from '@guildhall/kernel/testing'
import { announce, listNotices, muteThing, readNotice, registerDevice, snoozeNotice } from '../contract/index.ts'
import { sendMail } from '../server/api.ts'
import { heardOfMail } from '../server/mails/events/record.ts'
import { unsubscribeToken } from '../server/notices/unsubscribing.ts'
import { live } from '../web/live.ts'
import { aNotice } from './notices.ts'
import { newsFromMailgun } from './provider-news.ts'

const member = (world: World) => world.as({ roles: ['member'] })

/** A member calls about an entry of their list. */
const onNotice =
  (more: Readonly<Record<string, unknown>> = {}): Sample =>
  async (world) => {
    const by = member(world)
    return { by, input: { id: await aNotice(world, by), ...more } }
  }

/** A member calls about something they were told of. */
async function thingOf(world: World) {
  const by = member(world)
  await aNotice(world, by)
  return { by, input: { noun: 'people.followers', id: (await by.identity()).memberId } }
}

/** What the link in a mail to a member carries. */
async function aToken(world: World) {
  const { memberId } = await member(world).identity()
  return world.transact(async (tx) => unsubscribeToken(tx, { memberId, category: 'people' }))
}

let devices = 0
/** An app on a phone nobody has. */
const aDevice = () => ({ kind: 'fcm' as const, token: `the-token-of-an-app-${++devices}` })

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

/** An address that gets no mail any more. */
async function aSuppression(world: World) {
  const address = `gone${++mails}@example.org`
  const { mailId } = await aMail(world, { email: address })
  await world.transact((tx) => heardOfMail(tx, { mailId, address, kind: 'hard-bounce', detail: '550', source: address }))
  return address
}

const anAnnouncement = { kind: 'maintenance' as const, title: 'Tonight', text: 'We are away from two to three.' }

const aTemplate =
  '<mjml><mj-body><mj-section><mj-column><mj-text>{{ heading }}</mj-text></mj-column></mj-section></mj-body></mjml>'

export const laws: Probes = {
  samples: {
    'notify.list-mails': async (world) => {
      await aMail(world)
      return { by: admin(world), input: {} }
    },
    'notify.list-templates': async (world) => ({ by: admin(world), input: {} }),
    'notify.show-template': async (world) => ({ by: admin(world), input: { kind: '*' } }),
    'notify.preview-template': async (world) => ({ by: admin(world), input: { kind: '*', source: aTemplate } }),
    'notify.save-template': async (world) => ({ by: admin(world), input: { kind: '*', source: aTemplate } }),
    'notify.reset-template': async (world) => ({ by: admin(world), input: { kind: '*' } }),
    'notify.send-test-mail': async (world) => ({ by: admin(world), input: { kind: 'identity.verify-email' } }),
    'notify.show-mail': async (world) => ({ by: admin(world), input: { mailId: (await aMail(world)).mailId } }),
    'notify.announce': async (world) => ({ by: admin(world), input: anAnnouncement }),
    'notify.preview-announcement': async (world) => ({ by: admin(world), input: anAnnouncement }),
    'notify.list-announcements': async (world) => {
      await admin(world).call(announce, anAnnouncement)
      return { by: admin(world), input: {} }
    },
    'notify.show-welcome': async (world) => ({ by: admin(world), input: {} }),
    'notify.set-welcome': async (world) => ({ by: admin(world), input: { text: 'Good to have you.' } }),
    'notify.receive-mail-events': async (world) => ({
      by: member(world),
      input: newsFromMailgun(world, (await aMail(world)).mailId),
    }),
    'notify.list-suppressions': async (world) => {
      await aSuppression(world)
      return { by: admin(world), input: {} }
    },
    'notify.lift-suppression': async (world) => ({ by: admin(world), input: { address: await aSuppression(world) } }),
    'notify.cancel-mail': async (world) => ({ by: admin(world), input: { mailId: (await aMail(world)).mailId } }),
    'notify.schedule-mail': async (world) => ({ by: admin(world), input: { mailId: (await aMail(world)).mailId } }),
    'notify.retry-mail': async (world) => ({ by: admin(world), input: { mailId: await aFailedMail(world) } }),
    'notify.list-notices': async (world) => {
      const by = member(world)
      await aNotice(world, by)
      return { by, input: {} }
    },
    'notify.read-notice': onNotice(),
    'notify.unread-notice': onNotice(),
    'notify.delete-notice': onNotice(),
    'notify.snooze-notice': onNotice({ until: 'tomorrow' }),
    'notify.set-preferences': async (world) => ({ by: member(world), input: { digestHour: 7 } }),
    'notify.show-unsubscribing': async (world) => ({ by: world.as('visitor'), input: { token: await aToken(world) } }),
    'notify.unsubscribe': async (world) => ({ by: member(world), input: { token: await aToken(world) } }),
    'notify.show-defaults': async (world) => ({ by: admin(world), input: {} }),
    'notify.set-defaults': async (world) => ({
      by: admin(world),
      input: { types: { 'people.follow': { push: true } }, quiet: [] },
    }),
    'notify.list-deliveries': async (world) => {
      const by = member(world)
      await aNotice(world, by)
      return { by: admin(world), input: {} }
    },
    'notify.register-device': async (world) => ({ by: member(world), input: aDevice() }),
    'notify.remove-device': async (world) => {
      const by = member(world)
      const { body } = await by.call(registerDevice, aDevice())
      return { by, input: { id: body.id } }
    },
    'notify.mute-thing': async (world) => thingOf(world),
    'notify.unmute-thing': async (world) => {
      const sample = await thingOf(world)
      await sample.by.call(muteThing, sample.input)
      return sample
    },
    'notify.read-all-notices': async (world) => ({ by: member(world), input: {} }),
  },
  replays: [
    {
      name: 'the list of what one was told',
      async look(world) {
        const by = member(world)
        reader = by
        await aNotice(world, by)
        return { by, contract: listNotices, input: {} }
      },
      async meanwhile(world) {
        const id = await aNotice(world, reader as Caller)
        await (reader as Caller).call(readNotice, { id })
        await aNotice(world, reader as Caller)
        await (reader as Caller).call(snoozeNotice, { id, until: 'hour' })
      },
      live,
    },
  ],
}

/** Whoever looks in the replay below; a law runs one world at a time. */
let reader: Caller | undefined
