import { aPicture } from '@guildhall/files/testing'
import type { Probes, Sample, World } from '@guildhall/kernel/testing'
import { blockMember, editPrivacy, followMember, muteMember, setAvatar, showProfile } from '../contract/index.ts'
import { visibleMembers } from '../server/policy.ts'

const member = ({ as }: World) => as({ roles: ['member'] })

/** A member calls about another one, once `before` has happened between them. */
const onMember =
  (before?: typeof followMember | typeof blockMember | typeof muteMember): Sample =>
  async (world) => {
    const by = member(world)
    const { memberId } = await member(world).identity()
    if (before) await by.call(before, { member: memberId })
    return { by, input: { member: memberId } }
  }

let words = 0

export const laws: Probes = {
  samples: {
    'people.show-profile': onMember(),
    'people.show-presence': async (world) => {
      const { memberId } = await member(world).identity()
      return { by: member(world), input: { members: memberId } }
    },
    'people.edit-profile': async (world) => ({ by: member(world), input: { headline: `Headline ${++words}` } }),
    'people.edit-privacy': async (world) => ({ by: member(world), input: { searchable: ++words % 2 === 0 } }),
    'people.import-profile': async (world) => ({
      by: member(world),
      input: { format: 'json', text: JSON.stringify({ headline: `Headline ${++words}` }) },
    }),
    'people.note-visit': onMember(),
    'people.set-avatar': async (world) => ({ by: member(world), input: { image: aPicture({ width: 20 + (++words % 50) }) } }),
    'people.remove-avatar': async (world) => ({ by: member(world), input: {} }),
    'people.serve-avatar': async (world) => {
      const by = member(world)
      await by.call(setAvatar, { image: aPicture() })
      return { by, input: { user: (await by.identity()).memberId, filename: '64' } }
    },
    'people.search-members': async (world) => ({ by: member(world), input: { q: 'member' } }),
    'people.follow-member': onMember(),
    'people.unfollow-member': onMember(followMember),
    'people.block-member': onMember(),
    'people.unblock-member': onMember(blockMember),
    'people.mute-member': onMember(),
    'people.unmute-member': onMember(muteMember),
    'people.list-followers': onMember(),
    'people.list-following': onMember(),
    'people.list-connections': onMember(),
  },
  agreements: [
    {
      noun: 'member',
      async seed(world) {
        const people = await Promise.all(
          (['everyone', 'members', 'followers', 'me'] as const).map(async (profile) => {
            const someone = member(world)
            await someone.call(editPrivacy, { profile })
            return (await someone.identity()).memberId
          }),
        )
        return people
      },
      visible: async (reader) => (await visibleMembers(reader).select('people_members.id').execute()).map(({ id }) => id),
      show: showProfile,
      input: (id) => ({ member: id }),
    },
  ],
}
