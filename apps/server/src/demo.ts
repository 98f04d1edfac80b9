import { DEMO_PASSWORD } from '@guildhall/identity/api'
import { type Host, installBlueprint } from '@guildhall/kernel/host'
import { manifestOf, shippedBlueprints } from './blueprints.ts'
import type { Progress } from './cli/progress.ts'

export type DemoLogin = { community: string; url: string; name: string; email: string; roles: readonly string[] }
export { DEMO_PASSWORD }

type DemoPeople = { people?: { members?: readonly { name: string; email: string; roles: readonly string[] }[] } }

/** Installs every shipped blueprint with its demo content; does nothing where that is done already. */
export async function installDemo(host: Host, progress: Progress): Promise<void> {
  for (const key of await shippedBlueprints()) {
    await progress.step(`community ${key}`, async () => {
      const manifest = await manifestOf(host.registry, key)
      await installBlueprint(host, manifest, { slug: key, demo: true })
    })
  }
}

const shown = ['admin', 'member', 'moderator']

/** Three logins of each community: admin@, member@ and moderator@ its name. */
export async function demoLogins(host: Host): Promise<DemoLogin[]> {
  const logins: DemoLogin[] = []
  for (const key of await shippedBlueprints()) {
    const manifest = await manifestOf(host.registry, key)
    const members = (manifest.demo as DemoPeople | undefined)?.people?.members ?? []
    const url = `${host.config.publicProtocol}://${key}.${host.config.publicHost}`
    for (const role of shown) {
      const member = members.find(({ email }) => email.startsWith(`${role}@`))
      if (member) logins.push({ community: manifest.name, url, name: member.name, email: member.email, roles: member.roles })
    }
  }
  return logins
}
