import { type Caller, type World, world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { announce, listAnnouncements, listMails, previewAnnouncement, setWelcome, showMail } from '../contract/index.ts'
import { sendAnnouncement } from '../server/mails/announcements/send-announcement.ts'

const admin = (here: World) => here.as({ roles: ['admin'] })
const alert = { kind: 'system-alert' as const, title: 'Change your password', text: 'Somebody got in.\n\nWe put it right.' }
const mailsOf = async (by: Caller, q: string) => (await by.call(listMails, { q })).body.items

test('[EML-16] [EML-17] an announcement reaches every member once, also when its worker begins again', async () => {
  const here = await world()
  const by = admin(here)
  await by.identity()
  for (const name of ['Ana', 'Ben']) await here.as({ name, roles: ['member'] }).identity()
  const preview = (await by.call(previewAnnouncement, alert)).body
  expect(preview.subject).toBe('Important: Change your password')
  expect(preview.text).toContain('We put it right.')
  const { body } = await by.call(announce, alert)
  await here.drain()
  const sent = await mailsOf(by, 'notify.system-alert')
  expect(new Set(sent.map(({ toEmail }) => toEmail)).size).toBe(preview.recipients)
  expect(sent).toHaveLength(preview.recipients)
  await here.transact(async (tx) => tx.ask(sendAnnouncement, { announcementId: body.id }))
  await here.drain()
  expect(await mailsOf(by, 'notify.system-alert')).toHaveLength(preview.recipients)
  const { items } = (await by.call(listAnnouncements, {})).body
  expect(items).toMatchObject([{ id: body.id, written: preview.recipients, finishedAt: expect.any(String) }])
})

test('[EML-16] one for a role goes to those who hold it', async () => {
  const here = await world()
  const by = admin(here)
  const moderator = await here.as({ roles: ['moderator'] }).identity()
  await here.as({ roles: ['member'] }).identity()
  const maintenance = {
    kind: 'maintenance' as const,
    title: 'Tonight',
    text: 'We are away from two to three.',
    role: 'moderator',
  }
  expect((await by.call(previewAnnouncement, maintenance)).body.recipients).toBe(1)
  await by.call(announce, maintenance)
  await here.drain()
  const { rows } = await here.database.owner.query(
    'select a.email from people_members m join identity_accounts a on a.id = m.account_id where m.id = $1',
    [moderator.memberId],
  )
  expect((await mailsOf(by, 'notify.maintenance')).map(({ toEmail }) => toEmail)).toEqual([rows[0].email])
})

test('[EML-13] newcomers are welcomed as the community wishes, and not at all where it wishes nothing', async () => {
  const here = await world()
  const by = admin(here)
  await here.as({ name: 'Early', roles: ['member'] }).identity()
  await here.drain()
  await by.call(setWelcome, { text: 'Good to have you.\n\nCome to the kitchen.' })
  await here.drain()
  const before = (await mailsOf(by, 'notify.welcome')).length
  await here.as({ name: 'Late', roles: ['moderator'] }).identity()
  await here.drain()
  const sent = await mailsOf(by, 'notify.welcome')
  expect(sent).toHaveLength(before + 1)
  expect(sent[0]?.toName).toBe('Late')
  const { body } = await by.call(showMail, { mailId: sent[0]?.id ?? '' })
  expect(body.text).toContain('Come to the kitchen.')
  await by.call(setWelcome, { text: '' })
  await here.as({ name: 'Latest', roles: ['member'] }).identity()
  await here.drain()
  expect(await mailsOf(by, 'notify.welcome')).toHaveLength(before + 1)
})

test('members announce nothing', async () => {
  const here = await world()
  const member = here.as({ roles: ['member'] })
  for (const contract of [announce, previewAnnouncement]) expect((await member.call(contract, alert)).status).toBe(403)
  expect((await member.call(setWelcome, { text: 'Hi' })).status).toBe(403)
  expect((await member.call(listAnnouncements, {})).status).toBe(403)
})
