/** The screens of messaging. They stand below `chat`, since `messages` without `/api/v1` is an address of the API. */
export const messagingRoutes = [
  {
    path: 'chat',
    file: 'screens/chat.tsx',
    area: 'main',
    label: 'messaging.nav',
    icon: 'message',
    permission: 'messaging.message.send',
    atHand: true,
    counter: 'messages',
  },
  { path: 'chat/new', file: 'screens/new-conversation.tsx' },
  { path: 'chat/search', file: 'screens/search.tsx' },
  { path: 'chat/channels', file: 'screens/channels.tsx' },
  { path: 'chat/with/:member', file: 'screens/with.tsx' },
  { path: 'chat/:conversation', file: 'screens/conversation.tsx' },
  { path: 'chat/:conversation/about', file: 'screens/about.tsx' },
  { path: 'settings/messages', file: 'screens/preferences.tsx', area: 'settings', label: 'messaging.nav', icon: 'message' },
  {
    path: 'admin/messages',
    file: 'screens/reports.tsx',
    area: 'admin',
    label: 'messaging.reports',
    icon: 'message',
    group: 'area.group-people',
    permission: 'messaging.moderate',
  },
] as const
