import { defineModule } from '@guildhall/kernel'
import * as contract from '../contract/index.ts'
import { forgetCard } from './cards.ts'
import { editPrivacy } from './commands/edit-privacy.ts'
import { editProfile } from './commands/edit-profile.ts'
import { importProfile } from './commands/import-profile.ts'
import { noteVisit } from './commands/note-visit.ts'
import { removeAvatar } from './commands/remove-avatar.ts'
import { setAvatar } from './commands/set-avatar.ts'
import { blockMember, followMember, muteMember, unblockMember, unfollowMember, unmuteMember } from './commands/ties.ts'
import { refusals } from './errors.ts'
import { jobs } from './jobs.ts'
import { notices, subjects, subscribers } from './notices.ts'
import { personalData } from './personal-data.ts'
import { exportProfile } from './queries/export-profile.ts'
import { listMembers, searchMembers } from './queries/list-members.ts'
import { listBlocked, listConnections, listFollowers, listFollowing, listMuted } from './queries/list-ties.ts'
import { serveAvatar } from './queries/serve-avatar.ts'
import { showOwnProfile } from './queries/show-own-profile.ts'
import { showPresence } from './queries/show-presence.ts'
import { showProfile } from './queries/show-profile.ts'
import { showVisits } from './queries/show-visits.ts'
import { rooms } from './rooms.ts'
import { attachments } from './seen.ts'

export const peopleModule = defineModule({
  key: 'people',
  tier: 'foundation',
  summary: 'Members: their names, profiles, pictures and ties, and their place in a community.',
  migrations: new URL('./migrations/', import.meta.url),
  permissions: {
    'people.profile.view': 'Open the profiles of members who show them to everyone',
    'people.profile.view-any': 'See every profile and every field, whatever its owner shows',
  },
  refusals,
  attachments,
  commands: [
    editProfile,
    editPrivacy,
    importProfile,
    noteVisit,
    setAvatar,
    removeAvatar,
    followMember,
    unfollowMember,
    blockMember,
    unblockMember,
    muteMember,
    unmuteMember,
  ],
  queries: [
    showOwnProfile,
    showProfile,
    showPresence,
    exportProfile,
    showVisits,
    serveAvatar,
    listMembers,
    searchMembers,
    listFollowers,
    listFollowing,
    listConnections,
    listBlocked,
    listMuted,
  ],
  events: [
    contract.memberAsked,
    contract.memberJoined,
    contract.memberChanged,
    contract.memberFollowed,
    contract.memberUnfollowed,
    contract.memberBlocked,
    contract.memberUnblocked,
    contract.memberMuted,
    contract.memberUnmuted,
  ],
  jobs,
  personalData,
  rooms,
  subscribers,
  notices,
  subjects,
  forget: { 'people.member.changed': (tenantId, data) => forgetCard(tenantId, data.memberId) },
  aliases: {
    'GET /member/profile': 'people.show-own-profile',
    'PATCH /member/profile': 'people.edit-profile',
  },
})
