import { defineModule } from '@guildhall/kernel'
import * as contract from '../contract/index.ts'
import { register } from './commands/register.ts'
import { signIn } from './commands/sign-in.ts'
import { signOut } from './commands/sign-out.ts'
import { peopleSection } from './demo.ts'
import { refusals } from './errors.ts'
import * as factors from './factors/manifest.ts'
import { purgeSessions } from './jobs.ts'
import { showMe } from './queries/show-me.ts'

export const identityModule = defineModule({
  key: 'identity',
  tier: 'foundation',
  summary: 'Accounts, passwords and sessions.',
  migrations: new URL('./migrations/', import.meta.url),
  globalTables: [
    'identity_accounts',
    'identity_backup_codes',
    'identity_challenges',
    'identity_failures',
    'identity_handoffs',
    'identity_passkey_challenges',
    'identity_passkeys',
    'identity_refresh_tokens',
    'identity_sessions',
    'identity_signing_keys',
    'identity_tokens',
    'identity_totp',
  ],
  permissions: {},
  refusals: { ...refusals, ...factors.refusals },
  commands: [...factors.commands, register, signIn, signOut],
  queries: [...factors.queries, showMe],
  events: [...factors.events, contract.sessionStarted, contract.sessionEnded],
  jobs: [purgeSessions],
  sections: [peopleSection],
  aliases: {
    'GET /auth/profile': 'identity.show-me',
    'GET /users/me': 'identity.show-me',
    'GET /member/profile': 'identity.show-me',
  },
})
