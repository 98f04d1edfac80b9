import { defineModule } from '@guildhall/kernel'
import { deliverMail } from './deliver-mail.ts'

export const notifyModule = defineModule({
  key: 'notify',
  tier: 'foundation',
  summary: 'The community’s mail: its queue, its look and its delivery.',
  migrations: new URL('./migrations/', import.meta.url),
  permissions: {
    'notify.mail.read': 'See the mails the community has sent, and send failed ones again',
  },
  refusals: {},
  jobs: [deliverMail],
})
