import { declareRefusals } from '@guildhall/kernel'

export const refusals = declareRefusals({
  mail_under_way: [409, 'This mail was sent or is being sent. Only one that failed or was kept can be sent again.'],
  mail_gone: [409, 'This mail has left already, or was given up.'],
  mail_events_forged: [403, 'This is not signed by the mail provider of this server.'],
  no_address: [422, 'Your account has no address to send this to.'],
  snooze_in_the_past: [422, 'Choose a time that is still to come, at most a year away.'],
  quiet_without_end: [422, 'These quiet hours never end. Leave some time of the week in which you can be told.'],
  always_told: [422, 'This concerns the safety of your account and cannot be switched off.'],
  unknown_notice: [422, 'There is no notification of this kind here.'],
})
