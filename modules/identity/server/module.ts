import { defineModule } from '@guildhall/kernel'
import * as contract from '../contract/index.ts'
import { peopleSection } from './demo.ts'
import { refusals } from './errors.ts'
import * as factors from './factors/manifest.ts'
import * as federation from './federation/manifest.ts'
import { forgetAccounts, purgeSessions, sendReset } from './jobs.ts'
import { seen } from './last-seen.ts'
import { mails } from './mail-kinds.ts'
import { tellOfNewDevice } from './new-device.ts'
import { notices } from './notices.ts'
import * as passkeys from './passkeys/manifest.ts'
import * as passwords from './passwords-and-sessions.ts'
import { personalData } from './personal-data.ts'
import { purgeChallenges } from './purging.ts'
import * as switching from './switching/manifest.ts'
import * as tokens from './tokens/manifest.ts'

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
    'identity_memberships',
    'identity_passkey_challenges',
    'identity_passkeys',
    'identity_refresh_tokens',
    'identity_sessions',
    'identity_signing_keys',
    'identity_tokens',
    'identity_totp',
  ],
  forPeopleOnly: true,
  permissions: federation.permissions,
  refusals: {
    ...refusals,
    ...factors.refusals,
    ...tokens.refusals,
    ...switching.refusals,
    ...passkeys.refusals,
    ...federation.refusals,
  },
  commands: [
    ...factors.commands,
    ...tokens.commands,
    ...switching.commands,
    ...passkeys.commands,
    ...federation.commands,
    ...passwords.commands,
  ],
  queries: [
    ...factors.queries,
    ...tokens.queries,
    ...switching.queries,
    ...passkeys.queries,
    ...federation.queries,
    ...passwords.queries,
  ],
  events: [
    ...factors.events,
    ...tokens.events,
    contract.accountForgotten,
    contract.sessionStarted,
    contract.sessionEnded,
    contract.signInLocked,
  ],
  subscribers: switching.subscribers,
  notices,
  mails,
  jobs: [forgetAccounts, purgeChallenges, purgeSessions, sendReset, tellOfNewDevice],
  sections: [peopleSection],
  personalData,
  archive: {
    along: [
      { table: 'identity_accounts', where: 'id in (select account_id from people_members)', sameBy: 'email' },
      { table: 'identity_memberships', where: 'tenant_id = guildhall.current_tenant()' },
    ],
  },
  seen,
  aliases: {
    'GET /auth/profile': 'identity.show-me',
    'GET /users/me/export': 'identity.export-my-data',
    'DELETE /users/me': 'identity.request-deletion',
    'POST /auth/change-password': 'identity.change-password',
    'POST /auth/resend-verification': 'identity.resend-verification',
  },
})
