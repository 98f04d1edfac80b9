import type { Caller, Probes, Sample, World } from '@guildhall/kernel/testing'
import { grantRight, saveTemplate } from '../contract/index.ts'
import { appoint, aRole } from './factories.ts'

const admin = (world: World) => world.as({ roles: ['admin'] })
const member = async (world: World) => (await world.as({ roles: ['member'] }).identity()).memberId

const onRole =
  (more: Readonly<Record<string, unknown>> = {}): Sample =>
  async (world) => ({ by: admin(world), input: { role: (await aRole(admin(world))).key, ...more } })

async function operator(world: World): Promise<Caller> {
  const caller = world.as({ roles: ['member'] })
  await appoint(world, caller)
  return caller
}

let roles = 0

export const laws: Probes = {
  samples: {
    'access.list-roles': async (world) => ({ by: admin(world), input: {} }),
    'access.show-role': onRole(),
    'access.list-templates': async (world) => ({ by: admin(world), input: {} }),
    'access.show-matrix': async (world) => ({ by: admin(world), input: {} }),
    'access.find-members': async (world) => ({ by: admin(world), input: {} }),
    'access.export-roles': async (world) => ({ by: admin(world), input: {} }),
    'access.create-role': async (world) => ({ by: admin(world), input: { name: `Greeter ${++roles}` } }),
    'access.edit-role': onRole({ summary: 'Says hello.' }),
    'access.delete-role': onRole(),
    'access.choose-default-role': onRole(),
    'access.set-matrix': async (world) => ({
      by: admin(world),
      input: { changes: [{ role: (await aRole(admin(world))).key, permission: 'forum.topic.create', granted: true }] },
    }),
    'access.import-roles': async (world) => ({
      by: admin(world),
      input: { format: 'yaml', text: `roles:\n  - key: helper-${++roles}\n    name: Helper\n` },
    }),
    'access.list-grants': async (world) => ({ by: admin(world), input: { member: await member(world) } }),
    'access.grant-right': async (world) => ({
      by: admin(world),
      input: { member: await member(world), role: 'moderator' },
    }),
    'access.revoke-grant': async (world) => {
      const { body } = await admin(world).call(grantRight, { member: await member(world), role: 'moderator' })
      return { by: admin(world), input: { grant: body.id } }
    },
    'access.change-grants': async (world) => ({
      by: admin(world),
      input: { members: [await member(world)], action: 'give', role: (await aRole(admin(world))).key },
    }),
    'access.check-permission': async (world) => ({
      by: admin(world),
      input: { permission: 'forum.moderate', memberId: await member(world) },
    }),
    'access.check-permissions': async (world) => ({
      by: admin(world),
      input: { permissions: ['forum.moderate'], memberId: await member(world) },
    }),
    'access.trace': async (world) => ({
      by: admin(world),
      input: { permission: 'forum.moderate', memberId: await member(world) },
    }),
    'access.revoke-grants': async (world) => {
      const { body } = await admin(world).call(grantRight, { member: await member(world), role: 'moderator' })
      return { by: admin(world), input: { grants: [body.id] } }
    },
    'access.find-grants': async (world) => ({ by: admin(world), input: {} }),
    'access.export-grants': async (world) => ({ by: admin(world), input: {} }),
    'access.import-grants': async (world) => ({
      by: admin(world),
      input: {
        format: 'json',
        text: JSON.stringify({ grants: [{ member: await member(world), permission: 'forum.moderate' }] }),
      },
    }),
    'access.save-template': onRole({ name: 'Kept for later' }),
    'access.delete-template': async (world) => {
      const { key: role } = await aRole(admin(world))
      const { body } = await admin(world).call(saveTemplate, { role, name: `Kept ${++roles}` })
      return { by: admin(world), input: { template: body.id } }
    },
    'access.show-use': async (world) => ({ by: admin(world), input: {} }),
    'access.develop': async (world) => ({ by: admin(world), input: { minutes: 15 } }),
    'access.end-development': async (world) => ({ by: admin(world), input: {} }),
    'access.elevate': async (world) => ({
      by: await operator(world),
      input: { reason: `A member cannot sign in, case ${++roles}.`, minutes: 15 },
    }),
    'access.end-elevation': async (world) => ({ by: await operator(world), input: {} }),
  },
}
