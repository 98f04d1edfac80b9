import { changePassword } from './commands/change-password.ts'
import { endOtherSessions } from './commands/end-other-sessions.ts'
import { endSession } from './commands/end-session.ts'
import { forgotPassword } from './commands/forgot-password.ts'
import { register } from './commands/register.ts'
import { registerOrganisation } from './commands/register-organisation.ts'
import { reportSignIn } from './commands/report-sign-in.ts'
import { requestDeletion } from './commands/request-deletion.ts'
import { resendVerification } from './commands/resend-verification.ts'
import { resetPassword } from './commands/reset-password.ts'
import { signIn } from './commands/sign-in.ts'
import { signOut } from './commands/sign-out.ts'
import { verifyEmail } from './commands/verify-email.ts'
import { exportMyData } from './queries/export-my-data.ts'
import { listMySessions } from './queries/list-my-sessions.ts'
import { showMe } from './queries/show-me.ts'
import { showMyAccount } from './queries/show-my-account.ts'
import { showTerms } from './queries/show-terms.ts'

// The module's manifest, as far as passwords and sessions go.
export const commands = [
  changePassword,
  endOtherSessions,
  endSession,
  forgotPassword,
  register,
  registerOrganisation,
  reportSignIn,
  requestDeletion,
  resendVerification,
  resetPassword,
  signIn,
  signOut,
  verifyEmail,
]
export const queries = [exportMyData, listMySessions, showMe, showMyAccount, showTerms]
