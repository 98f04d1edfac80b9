import { rotateSigningKey } from '@guildhall/identity/api'
import { systemActor } from '@guildhall/kernel'
import type { Host } from '@guildhall/kernel/host'
import { Command } from 'commander'
import { Failure } from '../failure.ts'
import { withHost } from './one-shot.ts'

export function keysCommand(): Command {
  const keys = new Command('keys').description('The keys access tokens are signed with')
  keys
    .command('rotate')
    .description('Signs with a new key from now on; the old one is believed for one more hour')
    .action(() => withHost(rotate))
  return keys
}

async function rotate(host: Host) {
  const [any] = await host.tenants.all()
  if (!any) throw new Failure('There is no community yet, so nothing has been signed.', { exitCode: 65 })
  const kid = await host.transact(any, systemActor(any.id), (tx) => rotateSigningKey(tx))
  console.log(`Tokens are signed with key ${kid} now.`)
}
