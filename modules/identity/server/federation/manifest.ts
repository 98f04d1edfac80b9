import { addProvider } from '../commands/add-provider.ts'
import { beginConnecting } from '../commands/begin-connecting.ts'
import { connectAccount } from '../commands/connect-account.ts'
import { disconnectAccount } from '../commands/disconnect-account.ts'
import { editProvider } from '../commands/edit-provider.ts'
import { receiveAssertion } from '../commands/receive-assertion.ts'
import { removeProvider } from '../commands/remove-provider.ts'
import { returnFromProvider } from '../commands/return-from-provider.ts'
import { testProvider } from '../commands/test-provider.ts'
import { visitProvider } from '../commands/visit-provider.ts'
import { listConnections } from '../queries/list-connections.ts'
import { listProviders } from '../queries/list-providers.ts'
import { listWaysIn } from '../queries/list-ways-in.ts'
import { showSamlMetadata } from '../queries/show-saml-metadata.ts'

// The module's manifest, as far as other people's accounts go.
export { federationRefusals as refusals } from './refusals.ts'
export const permissions = { 'identity.provider.manage': 'Decide with whose accounts people may sign in here' }
export const commands = [
  addProvider,
  beginConnecting,
  connectAccount,
  disconnectAccount,
  editProvider,
  receiveAssertion,
  removeProvider,
  returnFromProvider,
  testProvider,
  visitProvider,
]
export const queries = [listConnections, listProviders, listWaysIn, showSamlMetadata]
