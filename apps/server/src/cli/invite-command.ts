import { givableRoles } from '@guildhall/access/api'
import { issueInvitation } from '@guildhall/invitations/api'
import { systemActor } from '@guildhall/kernel'
import { Command, InvalidArgumentError } from 'commander'
import { z } from 'zod'
import { Failure } from '../failure.ts'
import { tenantNamed, withHost } from './one-shot.ts'
import { refuseUnknownRoles } from './user-command.ts'

type Inviting = { tenant: string; role?: string[]; email?: string; days: number; uses: number }

export function inviteCommand(): Command {
  return new Command('invite')
    .description('Invites somebody to a community, its first administrator for example, and prints the link')
    .requiredOption('--tenant <slug>', 'the community')
    .option('--role <key...>', 'one or more of the roles of the community; unless told, the one that runs it')
    .option('--email <address>', 'mail it there too')
    .option('--days <number>', 'how long it is valid, 1 to 90', wholeNumber(1, 90), 14)
    .option('--uses <number>', 'how many may come in by it', wholeNumber(1, 1000), 1)
    .action((options: Inviting) => withHost((host) => invite(host, options)))
}

async function invite(host: Host, { tenant: slug, role, email, days, uses }: Inviting): Promise<void> {
  if (email !== undefined && !z.email().safeParse(email).success)
    throw new Failure(`${email} is not an e-mail address.`, { exitCode: 65 })
  if (email !== undefined && uses > 1) throw new Failure('An invitation by e-mail is for one person.', { exitCode: 65 })
  const tenant = await tenantNamed(host, slug)
  const roles = role ?? (await runningRole(host, tenant))
  await refuseUnknownRoles(host, tenant, roles)
  const wishes = { roles, maxUses: uses, expiresInDays: days, email: email?.toLowerCase() }
  const { url } = await host.transact(tenant, systemActor(tenant.id), (tx) => issueInvitation(tx, wishes))
  console.log(`Whoever opens this joins ${tenant.name} as ${roles.join(', ')}; it is shown this once:`)
  console.log(url)
}

type Host = Parameters<typeof tenantNamed>[0]

/** The role that may do everything in the community; of several the last, which is the nearest to it. */
async function runningRole(host: Host, tenant: Awaited<ReturnType<typeof tenantNamed>>): Promise<string[]> {
  const roles = await givableRoles(host.reader(tenant, systemActor(tenant.id)))
  const found = roles.findLast(({ effective }) => effective.includes('*'))
  if (!found) throw new Failure(`${tenant.name} has no role that runs it. Name one with --role.`, { exitCode: 65 })
  return [found.key]
}

const wholeNumber = (least: number, most: number) => (text: string) => {
  const number = Number(text)
  if (Number.isInteger(number) && number >= least && number <= most) return number
  throw new InvalidArgumentError(`a whole number from ${least} to ${most}`)
}
