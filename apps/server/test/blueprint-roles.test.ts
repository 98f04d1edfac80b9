import { createRole, listRoles, showMatrix } from '@guildhall/access/contract'
import { createTopic, editPost, replyToTopic } from '@guildhall/forum/contract'
import { createInvitation } from '@guildhall/invitations/contract'
import { type Caller, expectRefusal, type World } from '@guildhall/kernel/testing'
import { editOrganisation } from '@guildhall/organisations/contract'
import { anOrganisation, belongs } from '@guildhall/organisations/testing'
import { expect, test } from 'vitest'
import { communityOf } from '../testing/shipped.ts'

/** Role by role, whether it may: start topics, moderate, invite, run the roles. */
const RIGHTS = ['forum.topic.create', 'forum.moderate', 'community.invite', 'access.role.manage'] as const
type Row = readonly [role: string, ...may: readonly (0 | 1)[]]

const communities: readonly (readonly [title: string, blueprint: string, newcomers: string, rows: readonly Row[]])[] = [
  [
    '[RBAC-02] gimbi has admins, employers, job seekers, mentors and mentees',
    'gimbi',
    'member',
    [
      ['admin', 1, 1, 1, 1],
      ['moderator', 1, 1, 1, 0],
      ['employer', 1, 0, 0, 0],
      ['mentor', 1, 0, 0, 0],
      ['mentee', 1, 0, 0, 0],
      ['member', 1, 0, 0, 0],
      ['visitor', 0, 0, 0, 0],
    ],
  ],
  [
    '[RBAC-06] territories have global admins, territory admins, moderators and members, and guests may nothing',
    'territories',
    'member',
    [
      ['global-admin', 1, 1, 1, 1],
      ['territory-admin', 1, 1, 1, 1],
      ['moderator', 1, 1, 1, 0],
      ['member', 1, 0, 0, 0],
      ['guest', 0, 0, 0, 0],
    ],
  ],
  [
    'the sandbox has platform admins, stewards, and admins and members of organisations',
    'p2p-sandbox',
    'org-member',
    [
      ['platform-admin', 1, 1, 1, 1],
      ['steward', 1, 1, 1, 0],
      ['org-admin', 1, 0, 1, 0],
      ['org-member', 1, 0, 0, 0],
      ['visitor', 0, 0, 0, 0],
    ],
  ],
  [
    'the talent marketplace has four tiers, and agencies, clients and talent below them',
    'itellico',
    'talent',
    [
      ['super-admin', 1, 1, 1, 1],
      ['tenant-admin', 1, 1, 1, 1],
      ['content-moderator', 1, 1, 1, 0],
      ['account-owner', 1, 0, 1, 0],
      ['agency', 1, 0, 0, 0],
      ['client', 1, 0, 0, 0],
      ['reviewer', 1, 0, 0, 0],
      ['support-l1', 1, 0, 0, 0],
      ['talent', 1, 0, 0, 0],
      ['visitor', 0, 0, 0, 0],
    ],
  ],
  [
    '[RBAC-04] care has admins, carers, assessors and viewers; whoever joins is a carer',
    'care',
    'carer',
    [
      ['admin', 1, 1, 1, 1],
      ['coordinator', 1, 1, 1, 0],
      ['assessor', 1, 0, 0, 0],
      ['carer', 1, 0, 0, 0],
      ['viewer', 0, 0, 0, 0],
      ['visitor', 0, 0, 0, 0],
    ],
  ],
]

test.each(communities)('%s', async (_title, blueprint, newcomers, rows) => {
  const { as } = await communityOf(blueprint)
  const [top = ''] = rows[0] as Row
  const { roles, groups } = (await as({ roles: [top] }).call(showMatrix, {})).body
  expect(roles.map(({ key }) => key)).toEqual(rows.map(([key]) => key))
  expect(roles.filter(({ isDefault }) => isDefault).map(({ key }) => key)).toEqual([newcomers])
  const cells = new Map(groups.flatMap(({ permissions }) => permissions.map((each) => [each.permission, each.cells] as const)))
  const found = roles.map(({ key }) => [key, ...RIGHTS.map((right) => (cells.get(right)?.[key] ? 1 : 0))])
  expect(found).toEqual(rows)
})

/** Somebody who registers by an invitation that names no role, and what they may do then. */
async function newcomer({ as }: World, inviter: Caller) {
  const { token } = (await inviter.call(createInvitation, {})).body
  const person = { email: `${crypto.randomUUID()}@example.org`, password: 'a quiet billabong at dusk', displayName: 'Noor' }
  const { body } = await as('visitor').post('/auth/register', { ...person, invitation: token })
  const headers = { authorization: `Bearer ${body.token}` }
  return { headers, permissions: (await as('visitor').get('/auth/me', { headers })).body.permissions as string[] }
}

test('[RBAC-04] whoever joins a care community is a carer, who writes but runs nothing', async () => {
  const world = await communityOf('care')
  const { permissions, headers } = await newcomer(world, world.as({ roles: ['admin'] }))
  expect(permissions).toEqual(expect.arrayContaining(['forum.topic.create', 'forum.audience.members']))
  expect(permissions).not.toContain('forum.moderate')
  expectRefusal(await world.as('visitor').get('/access/roles', { headers }), 'not_permitted')
})

test('[RBAC-05] who signs an organisation up is its admin and invites; those invited are members and do not', async () => {
  const world = await communityOf('p2p-sandbox')
  const person = { email: `${crypto.randomUUID()}@example.org`, password: 'a quiet billabong at dusk', displayName: 'Ola' }
  const { body } = await world.as('visitor').post('/auth/register-organisation', { ...person, organisation: 'Nullarbor Works' })
  const headers = { authorization: `Bearer ${body.token}` }
  const own = await world.as('visitor').get('/organizations/me', { headers })
  expect(own.body).toMatchObject({ name: 'Nullarbor Works', role: 'owner', may: { edit: true, manageMembers: true } })
  const invited = await world.as('visitor').post('/invitations', { organisationId: own.body.id }, { headers })
  const register = { ...person, email: `${crypto.randomUUID()}@example.org`, invitation: invited.body.token }
  const joined = await world.as('visitor').post('/auth/register', register)
  const member = { headers: { authorization: `Bearer ${joined.body.token}` } }
  expect((await world.as('visitor').get('/organizations/me', member)).body).toMatchObject({
    role: 'member',
    may: { edit: false },
  })
  expectRefusal(await world.as('visitor').post('/invitations', { organisationId: own.body.id }, member), 'not_permitted')
  expectRefusal(await world.as('visitor').patch('/organizations/me', { name: 'Mine' }, member), 'not_organisation_admin')
})

test('[RBAC-03] four tiers: super admin everything, marketplace admin here, moderators content, account owners their account', async () => {
  const world = await communityOf('itellico')
  const [superAdmin, tenantAdmin, moderator, owner] = ['super-admin', 'tenant-admin', 'content-moderator', 'account-owner'].map(
    (role) => world.as({ roles: [role] }),
  ) as [Caller, Caller, Caller, Caller]
  for (const who of [superAdmin, tenantAdmin]) expect((await who.call(createRole, { name: 'Scout' })).status).toBe(200)
  expectRefusal(await moderator.call(createRole, { name: 'Scout' }), 'not_permitted')
  const kind = (await superAdmin.get('/organisations/kinds')).body.items[0].key
  const own = await anOrganisation(owner, { kind })
  const other = await anOrganisation(tenantAdmin, { kind })
  const rename = (organisation: { id: string }) =>
    owner.call(editOrganisation, { organisation: organisation.id, name: 'Renamed' })
  expect((await rename(own)).status).toBe(200)
  expect((await rename(other)).status).toBeGreaterThanOrEqual(403)
  const inherited = (await superAdmin.call(listRoles, {})).body.items.find(({ key }) => key === 'content-moderator')
  expect(inherited?.effective).toEqual(expect.arrayContaining(['forum.moderate', 'forum.topic.create', 'forum.audience.public']))
})

test('[RBAC-22] what is somebody’s is changed by them and by those above, by nobody else: posts, organisations', async () => {
  const world = await communityOf('gimbi')
  const [author, other, moderator] = [['member'], ['employer'], ['moderator']].map((roles) => world.as({ roles })) as [
    Caller,
    Caller,
    Caller,
  ]
  const categories = (await author.get('/forum/categories')).body.items
  const topic = (await author.call(createTopic, { category: categories[0].slug, title: 'A question', body: 'Words.' })).body.topic
  const post = (await author.call(replyToTopic, { topic: topic.id, body: 'More words.' })).body
  const edit = (who: Caller) => who.call(editPost, { postId: post.id, body: 'Other words.' })
  expect((await edit(other)).status).toBe(403)
  expect((await edit(author)).status).toBe(200)
  expect((await edit(moderator)).status).toBe(200)
  const kind = (await author.get('/organisations/kinds')).body.items[0].key
  const organisation = await anOrganisation(other, { kind })
  const rename = (who: Caller) => who.patch(`/organisations/${organisation.id}`, { name: 'Renamed' })
  expect((await rename(author)).status).toBe(403)
  await belongs(world, author, { organisation })
  expect((await rename(author)).status).toBe(403)
  expect((await rename(other)).status).toBe(200)
})

test('[RBAC-14] the host says which community’s rights count: an admin of one is a member of the other, and by no header more', async () => {
  const [care, gimbi] = [await communityOf('care'), await communityOf('gimbi')]
  const account = { email: `${crypto.randomUUID()}@example.org`, password: 'a quiet billabong at dusk' }
  const invited = (await care.as({ roles: ['admin'] }).call(createInvitation, { roles: ['admin'] })).body
  const visitor = { care: care.as('visitor'), gimbi: gimbi.as('visitor') }
  await visitor.care.post('/auth/register', { ...account, displayName: 'Noor', invitation: invited.token })
  const { token } = (await gimbi.as({ roles: ['admin'] }).call(createInvitation, {})).body
  const session = {
    care: (await visitor.care.post('/auth/login', account)).body.token,
    gimbi: (await visitor.gimbi.post('/auth/login', { ...account, invitation: token })).body.token,
  }
  const rolesWith = (at: 'care' | 'gimbi', bearer: string, more: Record<string, string> = {}) =>
    visitor[at].get('/access/roles', { headers: { authorization: `Bearer ${bearer}`, ...more } })
  expect((await rolesWith('care', session.care)).status).toBe(200)
  expectRefusal(await rolesWith('gimbi', session.gimbi), 'not_permitted')
  expectRefusal(await rolesWith('gimbi', session.care), 'session_expired')
  expect((await rolesWith('gimbi', session.gimbi, { 'x-tenant': care.tenant.slug })).status).toBeGreaterThanOrEqual(400)
})
