import { appointOperator, dismissOperator, listOperators } from '@guildhall/access/api'
import { enrol } from '@guildhall/identity/api'
import { systemActor } from '@guildhall/kernel'
import type { Host } from '@guildhall/kernel/host'
import { Command } from 'commander'
import { Failure } from '../failure.ts'
import { tenantNamed, withHost } from './one-shot.ts'

/** Operators of the server: made and unmade here only, never by a request. */
export function operatorCommand(): Command {
  const operator = new Command('operator').description(
    'People who may act with every right in any community, for a while and a reason',
  )
  operator
    .command('grant')
    .description('Makes the account of that e-mail an operator; they ask for rights at /operator of a community')
    .requiredOption('--email <address>', 'of an account that exists')
    .option('--tenant <slug>', 'also makes them a member without roles there, where they could not sign in otherwise')
    .action((options: { email: string; tenant?: string }) => withHost((host) => grant(host, options)))
  operator
    .command('revoke')
    .description('Takes it back; rights lent to them end with their next request')
    .requiredOption('--email <address>', 'of the operator')
    .action(({ email }: { email: string }) => withHost((host) => revoke(host, email)))
  operator
    .command('list')
    .description('Lists the operators')
    .action(() => withHost(list))
  return operator
}

async function grant(host: Host, { email, tenant: slug }: { email: string; tenant?: string }) {
  const tenant = slug === undefined ? null : await tenantNamed(host, slug)
  if (!(await appointOperator(host.db.system, email)))
    throw new Failure(`There is no account with ${email}. Make one first: guildhall user create --help`, { exitCode: 65 })
  if (tenant)
    await host.transact(tenant, systemActor(tenant.id), async (tx) => {
      await enrol(tx, { email, displayName: email.split('@', 1)[0] ?? email, passwordHash: null, roles: [] })
      tx.audit({ action: 'access.admit-operator' })
    })
  console.log(`${email} is an operator of this server${tenant ? ` and a member of ${tenant.name}` : ''}.`)
}

async function revoke(host: Host, email: string) {
  if (!(await dismissOperator(host.db.system, email))) throw new Failure(`${email} is no operator.`, { exitCode: 65 })
  console.log(`${email} is no operator any more.`)
}

async function list(host: Host) {
  const operators = await listOperators(host.db.system)
  for (const { email, grantedAt } of operators) console.log(`${email}  since ${grantedAt.slice(0, 10)}`)
  if (operators.length === 0) console.log('There is no operator yet.')
}
