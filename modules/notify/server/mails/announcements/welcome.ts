import { subscriber } from '../../db.ts'
import { addressOf } from '../../notices/mail-notices.ts'
import { sendMail } from '../send-mail.ts'
import { standardMail } from '../standard/standard-mail.ts'

/** Welcomes whoever joins by mail, where the community has written how. */
export const welcomeNewcomers = subscriber({
  name: 'notify.welcome-newcomers',
  on: ['people.member.joined'],
  async run(tx, { data: { memberId } }) {
    const welcome = await tx.db.selectFrom('notify_welcome').select('body').executeTakeFirst()
    const member =
      welcome && (await tx.db.selectFrom('people_members').select('locale').where('id', '=', memberId).executeTakeFirst())
    const to = member && (await addressOf(tx, memberId))
    if (!to) return
    const locale = member.locale ?? tx.tenant.locale
    const said = { community: tx.tenant.name, text: welcome.body }
    const mail = standardMail('welcome', { locale, url: tx.site.addressOf(tx.tenant), said })
    await sendMail(tx, { to: { ...to, locale }, mail })
  },
})
