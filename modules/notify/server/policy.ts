import { type Actor, requires, type Verdict } from '@guildhall/kernel'
import type { Reader, Writer } from './db.ts'

export const canReadMails = (actor: Actor): Verdict => requires(actor, 'notify.mail.read')

export const visibleMails = ({ db }: Reader | Writer) => db.selectFrom('notify_mails')
