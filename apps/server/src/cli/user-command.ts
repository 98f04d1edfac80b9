import { randomBytes } from 'node:crypto'
import { text } from 'node:stream/consumers'
import { enrol, hashPassword } from '@guildhall/identity/api'
import { systemActor } from '@guildhall/kernel'
import { exportBlueprint, type Host } from '@guildhall/kernel/host'
import { Command } from 'commander'
import { z } from 'zod'
import { Failure } from '../failure.ts'
import { tenantNamed, withHost } from './one-shot.ts'

type Creating = { tenant: string; email: string; name: string; role: string[]; passwordStdin?: boolean }

export function userCommand(): Command {
  const user = new Command('user').description('People of a community')
  user
    .command('create')
    .description('Makes someone a member, with an account when the e-mail has none')
    .requiredOption('--tenant <slug>', 'the community')
    .requiredOption('--email <address>', 'what they sign in with')
    .requiredOption('--name <name>', 'what others see')
    .requiredOption('--role <key...>', 'one or more of the roles of the community')
    .option('--password-stdin', 'read the password from standard input; default: one is made and shown once')
    .action((options: Creating) => withHost((host) => create(host, options)))
  return user
}

async function create(host: Host, { tenant: slug, email, name, role: roles, passwordStdin }: Creating) {
  if (!z.email().safeParse(email).success) throw new Failure(`${email} is not an e-mail address.`, { exitCode: 65 })
  const tenant = await tenantNamed(host, slug)
  await refuseUnknownRoles(host, tenant, roles)
  const given = passwordStdin ? (await text(process.stdin)).replace(/\r?\n$/, '') : undefined
  if (given !== undefined && given.length < 10) throw new Failure('The password needs 10 characters or more.', { exitCode: 65 })
  const password = given ?? randomBytes(12).toString('base64url')
  const passwordHash = await hashPassword(password)
  const { created } = await host.transact(tenant, systemActor(tenant.id), (tx) =>
    enrol(tx, { email, displayName: name, passwordHash, roles }),
  )
  console.log(`${name} is a member of ${tenant.name} as ${roles.join(', ')}.`)
  if (!created) console.log('The account was there already and keeps its password.')
  else if (given === undefined) console.log(`Password, shown this once: ${password}`)
}

export async function refuseUnknownRoles(host: Host, tenant: Awaited<ReturnType<typeof tenantNamed>>, roles: readonly string[]) {
  const { access } = (await exportBlueprint(host, tenant)) as { access?: { roles?: { key: string; visitor?: boolean }[] } }
  const known = (access?.roles ?? []).filter((role) => !role.visitor).map((role) => role.key)
  const unknown = roles.find((role) => !known.includes(role))
  if (unknown) throw new Failure(`${tenant.name} has no role ${unknown}. It has: ${known.join(', ')}.`, { exitCode: 65 })
}
