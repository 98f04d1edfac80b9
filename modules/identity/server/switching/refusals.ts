import { declareRefusals } from '@guildhall/kernel'

export const switchingRefusals = declareRefusals({
  handoff_over: [401, 'This way across is not open any more. Go back and switch again.'],
})
