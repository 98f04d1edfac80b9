import { expectRefusal, world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { resendVerification, showMyAccount, verifyEmail } from '../contract/index.ts'
import { latestToken, mailsTo } from '../testing/mailbox.ts'
import { bearer, someone } from '../testing/people.ts'
import { identitySettings } from '../testing/settings.ts'

const KEY = 'identity.verify-email'
test('[AUTH-24, SM-18, TST-09] a new member gets a link by mail; it confirms the address, once', async () => {
  const here = await world()
  const sam = await someone(here)
  const visitor = here.as('visitor')
  const account = async () => (await visitor.call(showMyAccount, {}, bearer(sam.token))).body
  expect((await account()).emailVerifiedAt).toBeNull()
  const [mail] = await mailsTo(here, sam.email)
  expect(mail?.link).toMatch(new RegExp(`^http://${here.tenant.slug}\\.[^/]+/verify\\?token=`))
  const token = await latestToken(here, sam.email, KEY)
  expect((await visitor.call(verifyEmail, { token })).body).toEqual({ verified: true })
  expect((await account()).emailVerifiedAt).toBe(here.clock.now())
  expectRefusal(await visitor.call(verifyEmail, { token }), 'link_not_valid')
})

test('[TST-15] the link is over after 24 hours, and worth nothing in another community', async () => {
  const here = await world()
  const sam = await someone(here)
  const token = await latestToken(here, sam.email, KEY)
  const elsewhere = await here.anotherTenant()
  expectRefusal(await here.as('visitor').at(elsewhere).call(verifyEmail, { token }), 'link_not_valid')
  here.clock.advance({ hours: 24, seconds: 1 })
  expectRefusal(await here.as('visitor').call(verifyEmail, { token }), 'link_not_valid')
})

test('[AUTH-24] a new link once a minute, five an hour; the one before it ends, and none is sent to a confirmed address', async () => {
  const here = await world()
  const sam = await someone(here)
  const visitor = here.as('visitor')
  const resend = () => visitor.call(resendVerification, {}, bearer(sam.token))
  const first = await latestToken(here, sam.email, KEY)
  expectRefusal(await resend(), 'wait_before_resending')
  for (let sent = 1; sent < 5; sent++) {
    here.clock.advance({ minutes: 1, seconds: 1 })
    expect((await resend()).body).toEqual({ sent: true })
  }
  here.clock.advance({ minutes: 1, seconds: 1 })
  expectRefusal(await resend(), 'wait_before_resending')
  expectRefusal(await visitor.call(verifyEmail, { token: first }), 'link_not_valid')
  expect((await visitor.call(verifyEmail, { token: await latestToken(here, sam.email, KEY) })).status).toBe(200)
  expect((await resend()).body).toEqual({ sent: false })
})

test('[SM-18] two who open the link at the same time confirm the address once', async () => {
  const here = await world()
  const sam = await someone(here)
  const token = await latestToken(here, sam.email, KEY)
  const answers = await Promise.all([1, 2, 3].map(() => here.as('visitor').call(verifyEmail, { token })))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 410, 410])
})

test('[AUTH-25] where the community asks for it, members write only with a confirmed address; reading needs none', async () => {
  const here = await world()
  const sam = await someone(here)
  const visitor = here.as('visitor')
  const topic = { category: 'general', title: 'A first topic of mine', body: 'Its words.' }
  const post = () => visitor.post('/forum/topics', topic, bearer(sam.token))
  await identitySettings(here, { requireVerifiedEmail: true })
  expectRefusal(await post(), 'email_not_verified')
  expect((await visitor.get('/forum/categories', bearer(sam.token))).status).toBe(200)
  await visitor.call(verifyEmail, { token: await latestToken(here, sam.email, KEY) })
  expect((await post()).status).toBe(200)
})

test('the database holds no token of any link', async () => {
  const here = await world()
  const sam = await someone(here)
  const token = await latestToken(here, sam.email, KEY)
  const rows = [
    ...(await here.host.db.global.selectFrom('identity_tokens').selectAll().execute()),
    ...(await here.transact((tx) => tx.db.selectFrom('notify_mails').selectAll().execute())),
  ]
  expect(JSON.stringify(rows)).not.toContain(token)
})
