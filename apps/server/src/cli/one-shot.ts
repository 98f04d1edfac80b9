import { type Contract, type OutputOf, systemActor, type Tenant } from '@guildhall/kernel'
import type { Host } from '@guildhall/kernel/host'
import { createLogger, platform } from '@guildhall/kernel/runtime'
import { Failure } from '../failure.ts'
import { openHost } from '../open-host.ts'
import { isSet, readSettings } from './settings.ts'

/** Opens the program for one command of the terminal and closes it again. Also works beside a running server. */
export async function withHost<T>(work: (host: Host) => Promise<T>): Promise<T> {
  const config = readSettings(isSet('LOG_LEVEL') ? {} : { logLevel: 'error' })
  const { host, close } = await openHost({ ...config, poolSize: 4 }, createLogger(config))
  try {
    return await work(host)
  } finally {
    await close()
  }
}

/** Runs an action about the whole server as the program itself. What it refuses ends the command with its sentence. */
export async function asOperator<C extends Contract>(host: Host, { name }: C, input: unknown): Promise<OutputOf<C>> {
  const outcome = await host.execute({ name, input, tenant: platform, actor: systemActor(platform.id), requestId: 'cli' })
  if (outcome.ok) return outcome.output as OutputOf<C>
  const { sentence, errors } = outcome.refusal
  throw new Failure([sentence, ...errors.map(({ field, message }) => `  ${field}: ${message}`)].join('\n'), { exitCode: 65 })
}

/** The community of that slug; a Failure that names the ones there are. */
export async function tenantNamed(host: Host, slug: string): Promise<Tenant> {
  const tenant = await host.tenants.bySlug(slug)
  if (tenant) return tenant
  const slugs = (await host.tenants.all()).map((each) => each.slug)
  const known = slugs.length > 0 ? `There are: ${slugs.join(', ')}.` : 'There are none yet: `guildhall tenant create --help`.'
  throw new Failure(`No active community is called ${slug}. ${known}`, { exitCode: 65 })
}
