import { allowed, kernelRefusals } from '@guildhall/kernel'
import { unsubscribe as contract } from '../../contract/index.ts'
import { command } from '../db.ts'
import { saveWishes } from '../notices/save-wishes.ts'
import { readUnsubscribeToken } from '../notices/unsubscribing.ts'

/** Ends the mails of one category for whoever got the mail; what waits to be mailed goes out no more. */
export const unsubscribe = command(contract, {
  allow: () => allowed,
  async run(tx, { token }) {
    const leaving = readUnsubscribeToken(tx, token)
    if (!leaving) return kernelRefusals.not_found
    const { memberId, category } = leaving
    const types = [...tx.site.notices.values()].filter((type) => type.category === category && !type.always)
    const mailed = types.filter(({ channels }) => channels.email !== undefined)
    await saveWishes(tx, memberId, { channels: Object.fromEntries(mailed.map(({ name }) => [name, { email: false }])) })
    return { category }
  },
})
