import { defineModule } from '@guildhall/kernel'
import { retryMail } from './commands/retry-mail.ts'
import { deliverMail } from './deliver-mail.ts'
import { refusals } from './errors.ts'
import { forgetMails } from './forget-mails.ts'
import { listMails } from './queries/list-mails.ts'
import { showMail } from './queries/show-mail.ts'

export const notifyModule = defineModule({
  key: 'notify',
  tier: 'foundation',
  summary: 'The community’s mail: its queue, its look and its delivery.',
  migrations: new URL('./migrations/', import.meta.url),
  permissions: {
    'notify.mail.read': 'See the mails the community has sent, and send failed ones again',
  },
  refusals,
  commands: [retryMail],
  queries: [listMails, showMail],
  jobs: [deliverMail, forgetMails],
})
