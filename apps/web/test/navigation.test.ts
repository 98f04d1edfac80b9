import { installBlueprint, newId, systemActor, type Tenant } from '@guildhall/kernel/host'
import { createHttp } from '@guildhall/kernel/runtime'
import { world } from '@guildhall/kernel/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { manifestOf } from '../../server/src/blueprints.ts'
import { ensureWebBuild } from '../../server/src/pages/build.ts'
import { registerPages } from '../../server/src/pages/register.ts'
import { guildhall } from '../../server/testing/program.ts'
import { screens } from '../src/screens.ts'

const five = ['gimbi', 'territories', 'p2p-sandbox', 'itellico', 'care'] as const
/** Screens of an area that stand under one address: those with a member or the like in theirs open from others. */
const plain = screens.filter(({ area, path }) => (area === 'admin' || area === 'settings') && !path.includes(':'))

let app: Awaited<ReturnType<typeof createHttp>>
let at: (tenant: Tenant, path: string, token: string | null) => Promise<{ status: number; text: string; path: string }>
beforeAll(async () => {
  const { host } = await world()
  app = await createHttp(host, { limits: 'off', checkResponses: true })
  await registerPages(app, host, { serverBuildPath: await ensureWebBuild() })
  at = async ({ slug }, path, token) => {
    const headers = { host: `${slug}.${host.config.publicHost}`, ...(token && { cookie: `guildhall_session=${token}` }) }
    const { statusCode, payload, headers: said } = await app.inject({ url: path, headers })
    const { location } = said
    return location?.startsWith('/') && location !== path
      ? at({ slug } as Tenant, location, token)
      : { status: statusCode, text: payload, path }
  }
}, 120_000)
afterAll(() => app?.close())

/** Addresses within the community that the navigations of a page lead to. */
const linksIn = (html: string) => {
  const navigations = [...html.matchAll(/<nav\b[\s\S]*?<\/nav>/g)].map(([nav]) => nav).join('')
  return [...navigations.matchAll(/<a\b[^>]*\shref="(\/[^"#]*)"/g)].map(([, path]) => (path as string).replaceAll('&amp;', '&'))
}

async function aCommunity(key: (typeof five)[number]) {
  const { host } = await world()
  const manifest = await manifestOf(host.registry, key)
  const { tenant } = await installBlueprint(host, manifest, { slug: `${key}-${newId().slice(-8)}`, demo: true })
  const { roles } = manifest['access'] as { roles: { key: string; visitor?: true }[] }
  const enter = (role: string) =>
    host.transact(tenant, systemActor(tenant.id), (tx) =>
      guildhall.signIn(tx, { displayName: `The ${role}`, email: `${newId()}@example.org`, roles: [role] }),
    )
  return { tenant, enter, roles: roles.filter(({ visitor }) => !visitor).map(({ key: role }) => role) }
}

test.each(five)(
  '[NAV-06] [NAV-08] [NAV-18] in %s every entry of every role’s navigation leads to its page, and what has no entry is closed',
  { timeout: 120_000 },
  async (key) => {
    const { tenant, enter, roles } = await aCommunity(key)
    const wrong: string[] = []
    const tiers = new Set<string>()
    for (const role of [null, ...roles]) {
      const token = role && (await enter(role)).token
      const links = new Set<string>()
      for (const begin of ['/', '/settings/appearance', '/admin']) {
        const { text } = await at(tenant, begin, token)
        for (const [, tier] of text.matchAll(/data-tier="(\w+)"/g)) tiers.add(tier as string)
        for (const link of linksIn(text)) links.add(link)
      }
      for (const link of links) {
        const { status } = await at(tenant, link, token)
        if (status !== 200) wrong.push(`${role ?? 'a visitor'} is led to ${link}: ${status}`)
      }
      for (const { path, label } of plain) {
        if (!label || links.has(`/${path}`)) continue
        const { status, path: shown } = await at(tenant, `/${path}`, token)
        if (status === 200 && shown === `/${path}`)
          wrong.push(`${role ?? 'a visitor'} opens /${path} without an entry: ${status}`)
      }
      expect(links.size, role ?? 'a visitor').toBeGreaterThan(1)
    }
    expect(wrong).toEqual([])
    expect(tiers.size).toBeGreaterThan(1)
  },
)
