import type { OrganisationRole } from '../contract/index.ts'

/** What each role may do inside its own organisation: bundles, so that no code asks for a role by name. */
const bundles = {
  owner: ['edit', 'invite', 'manage-members', 'see-members', 'transfer'],
  admin: ['edit', 'invite', 'manage-members', 'see-members'],
  member: ['see-members'],
} as const satisfies Record<OrganisationRole, readonly string[]>

export type OrganisationRight = (typeof bundles)[OrganisationRole][number]

/** May somebody with this role in the organisation do that in it? `null`: they do not belong to it. */
export const roleMay = (role: OrganisationRole | null, right: OrganisationRight): boolean =>
  role !== null && (bundles[role] as readonly OrganisationRight[]).includes(right)

/** The roles that come with a right. */
export const rolesWith = (right: OrganisationRight): OrganisationRole[] =>
  (Object.keys(bundles) as OrganisationRole[]).filter((role) => roleMay(role, right))

/** The source of what members hold through an organisation. */
export const sourceOf = (organisationId: string): string => `organisation:${organisationId}`

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const spelledOut: Readonly<Record<string, string>> = { ø: 'o', æ: 'ae', œ: 'oe', ß: 'ss', đ: 'd', ð: 'd', þ: 'th', ł: 'l' }
/** Parts of `/organisations/…` that are routes. */
const taken = new Set(['me', 'mine', 'stats', 'kinds', 'acting'])

/** Organisations answer to their id and to their slug; a slug never looks like an id. */
export const isId = (ref: string): boolean => uuid.test(ref)

/** The address of a name: Latin letters lose their accents, other scripts stay as they are. */
export function slugOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[øæœßđðþł]/g, (letter) => spelledOut[letter] ?? letter)
    .replace(/['’]/g, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean)
    .join('-')
  const short = [...slug].slice(0, 60).join('').replace(/-+$/, '')
  return short === '' || isId(short) || taken.has(short) ? `organisation-${short}`.replace(/-$/, '') : short
}

/** The next slug to try when the first is taken. */
export const slugAttempt = (slug: string, attempt: number): string => (attempt <= 1 ? slug : `${slug}-${attempt}`)
