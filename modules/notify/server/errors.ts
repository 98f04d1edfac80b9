import { declareRefusals } from '@guildhall/kernel'

export const refusals = declareRefusals({
  mail_under_way: [409, 'This mail was sent or is being sent. Only one that failed or was kept can be sent again.'],
})
