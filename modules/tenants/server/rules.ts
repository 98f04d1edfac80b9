import type { Manifest } from '@guildhall/kernel'
import { z } from 'zod'

const Roles = z.object({ roles: z.array(z.object({ key: z.string(), permissions: z.array(z.string()).default([]) })) })
const Tiers = z.object({ tiers: z.array(z.object({ role: z.string(), tier: z.string() })).default([]) })

/**
 * The role of whoever runs a community of a blueprint: one with every right. Where there are several, the one whose
 * navigation is that of a community's administrators, not of the platform's.
 */
export function adminRoleOf(manifest: Manifest): string {
  const { roles } = Roles.parse(manifest['access'])
  const tiers = Tiers.safeParse(manifest['administration']).data?.tiers ?? []
  const all = roles.filter(({ permissions }) => permissions.includes('*')).map(({ key }) => key)
  const ofTenant = all.find((key) => tiers.some(({ role, tier }) => role === key && tier === 'tenant'))
  const role = ofTenant ?? all[0] ?? roles.find(({ permissions }) => permissions.includes('community.manage'))?.key
  if (!role) throw new Error(`The blueprint ${manifest.key} has no role that may run the community`)
  return role
}
