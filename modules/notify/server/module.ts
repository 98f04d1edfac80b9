import { defineModule } from '@guildhall/kernel'
import { inboxChanged, inboxRead } from '../contract/index.ts'
import { announce, previewAnnouncement, setWelcome } from './commands/announce.ts'
import { deleteNotice } from './commands/delete-notice.ts'
import { registerDevice, removeDevice } from './commands/devices.ts'
import { liftSuppression } from './commands/lift-suppression.ts'
import { muteThing, unmuteThing } from './commands/mute-thing.ts'
import { cancelMail, scheduleMail } from './commands/plan-mail.ts'
import { previewTemplate } from './commands/preview-template.ts'
import { readAllNotices } from './commands/read-all-notices.ts'
import { readNotice } from './commands/read-notice.ts'
import { receiveMailEvents } from './commands/receive-mail-events.ts'
import { retryMail } from './commands/retry-mail.ts'
import { resetTemplate, saveTemplate } from './commands/save-template.ts'
import { sendTestMail } from './commands/send-test-mail.ts'
import { setDefaults } from './commands/set-defaults.ts'
import { setPreferences } from './commands/set-preferences.ts'
import { snoozeNotice } from './commands/snooze-notice.ts'
import { unreadNotice } from './commands/unread-notice.ts'
import { unsubscribe } from './commands/unsubscribe.ts'
import { refusals } from './errors.ts'
import { live } from './live.ts'
import { sendAnnouncement } from './mails/announcements/send-announcement.ts'
import { mails } from './mails/declared.ts'
import { deliverMail } from './mails/deliver-mail.ts'
import { webhooks } from './mails/events/webhooks.ts'
import { forgetMails } from './mails/forget-mails.ts'
import { mailsHeld } from './mails/mails-a-day.ts'
import { deliverDue } from './notices/deliver-due.ts'
import { forgetNotices } from './notices/forget-notices.ts'
import { counters } from './notices/inbox.ts'
import { raiseFor } from './notices/raise-for.ts'
import { personalData } from './personal-data.ts'
import { pushToDevice } from './push/push-to-device.ts'
import { countNotices } from './queries/count-notices.ts'
import { listDevices, showPushKey } from './queries/devices.ts'
import { listAnnouncements, showWelcome } from './queries/list-announcements.ts'
import { listDeliveries } from './queries/list-deliveries.ts'
import { listMails } from './queries/list-mails.ts'
import { listNotices } from './queries/list-notices.ts'
import { listSuppressions } from './queries/list-suppressions.ts'
import { listTemplates } from './queries/list-templates.ts'
import { showDefaults } from './queries/show-defaults.ts'
import { showMail } from './queries/show-mail.ts'
import { showPreferences } from './queries/show-preferences.ts'
import { showTemplate } from './queries/show-template.ts'
import { showUnsubscribing } from './queries/show-unsubscribing.ts'
import { subscribers } from './subscribers.ts'

export const notifyModule = defineModule({
  key: 'notify',
  tier: 'foundation',
  summary: 'What members are told, where and when; and the community’s mail.',
  migrations: new URL('./migrations/', import.meta.url),
  permissions: {
    'notify.mail.read': 'See the mails the community has sent, and send failed ones again',
    'notify.mail.manage': 'Cancel and move mails that have not left, and write to everybody',
    'notify.template.manage': 'Write the community’s own templates for its mails',
    'notify.notice.manage': 'Decide what members are told by default, and see what became of it',
  },
  refusals,
  commands: [
    retryMail,
    cancelMail,
    scheduleMail,
    liftSuppression,
    announce,
    previewAnnouncement,
    setWelcome,
    receiveMailEvents,
    previewTemplate,
    saveTemplate,
    resetTemplate,
    sendTestMail,
    readNotice,
    unreadNotice,
    deleteNotice,
    snoozeNotice,
    readAllNotices,
    muteThing,
    unmuteThing,
    setPreferences,
    unsubscribe,
    registerDevice,
    removeDevice,
    setDefaults,
  ],
  queries: [
    listMails,
    showMail,
    listSuppressions,
    listAnnouncements,
    showWelcome,
    listTemplates,
    showTemplate,
    listNotices,
    countNotices,
    showPreferences,
    showUnsubscribing,
    listDevices,
    showPushKey,
    showDefaults,
    listDeliveries,
  ],
  events: [inboxChanged, inboxRead],
  jobs: [deliverMail, sendAnnouncement, forgetMails, deliverDue, raiseFor, pushToDevice, forgetNotices],
  subscribers,
  mails,
  protocols: webhooks,
  notices: [mailsHeld],
  live,
  counters,
  socketNames: { events: { 'notification:new': inboxChanged.name } },
  personalData,
})
