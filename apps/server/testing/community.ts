/** What the community of a story is made of: open to visitors, four roles, one category for each audience. */
export const sections = {
  community: {
    tagline: 'A community for one test',
    registration: 'open',
    openToVisitors: true,
    branding: {
      primary: '#7a4a12',
      accent: '#1f6f78',
      logo: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><circle cx="32" cy="32" r="28" fill="#7a4a12"/></svg>',
    },
  },
  access: {
    roles: [
      {
        key: 'visitor',
        name: 'Visitor',
        visitor: true,
        permissions: ['organisations.read', 'forum.audience.public', 'people.profile.view'],
      },
      {
        key: 'member',
        name: 'Member',
        inherits: ['visitor'],
        default: true,
        permissions: [
          'organisations.organisation.create',
          'forum.audience.members',
          'forum.topic.create',
          'forum.topic.edit-own',
          'forum.post.create',
          'forum.post.edit-own',
          'forum.post.remove-own',
          'messaging.message.send',
          'messaging.direct.start',
          'messaging.group.create',
          'messaging.channel.join',
        ],
      },
      {
        key: 'moderator',
        name: 'Moderator',
        inherits: ['member'],
        permissions: [
          'community.invite',
          'forum.audience.staff',
          'forum.moderate',
          'messaging.channel.create',
          'messaging.moderate',
        ],
      },
      { key: 'admin', name: 'Administrator', permissions: ['*'] },
    ],
  },
  organisations: {
    kinds: [
      { key: 'employer', name: 'Employer', summary: 'Hires people.', roles: [] },
      { key: 'agency', name: 'Agency', summary: 'Represents people.', roles: ['moderator'] },
    ],
    signUp: 'employer',
  },
  forum: {
    categories: [
      {
        key: 'general',
        name: 'General',
        slug: 'general',
        description: 'Anything at all.',
        colour: '#7a4a12',
        audience: 'public',
      },
      { key: 'lounge', name: 'Lounge', slug: 'lounge', description: 'Among ourselves.', colour: '#1f6f78', audience: 'members' },
      { key: 'staff', name: 'Staff', slug: 'staff', description: 'Moderators only.', colour: '#444444', audience: 'staff' },
    ],
  },
}

export const everyRole = ['member', 'moderator', 'admin']
