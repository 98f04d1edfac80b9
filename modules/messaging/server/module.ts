import { defineModule } from '@guildhall/kernel'
import { z } from 'zod'
import * as contract from '../contract/index.ts'
import { aliases } from './aliases.ts'
import { messagingSection } from './blueprint.ts'
import { addParticipants } from './commands/add-participants.ts'
import { answerRequest } from './commands/answer-request.ts'
import { cancelScheduled } from './commands/cancel-scheduled.ts'
import { closePoll } from './commands/close-poll.ts'
import { createConversation } from './commands/create-conversation.ts'
import { deleteMessage } from './commands/delete-message.ts'
import { editConversation } from './commands/edit-conversation.ts'
import { editMessage } from './commands/edit-message.ts'
import { editPreferences } from './commands/edit-preferences.ts'
import { editScheduled } from './commands/edit-scheduled.ts'
import { forwardMessage } from './commands/forward-message.ts'
import { joinChannel } from './commands/join-channel.ts'
import { leaveConversation } from './commands/leave-conversation.ts'
import { markDelivered } from './commands/mark-delivered.ts'
import { markMessageRead } from './commands/mark-message-read.ts'
import { markRead } from './commands/mark-read.ts'
import { markUnread } from './commands/mark-unread.ts'
import { openDirect } from './commands/open-direct.ts'
import { pinMessage } from './commands/pin-message.ts'
import { react } from './commands/react.ts'
import { removeParticipant } from './commands/remove-participant.ts'
import { reportMessage } from './commands/report-message.ts'
import { resolveReport } from './commands/resolve-report.ts'
import { saveDraft } from './commands/save-draft.ts'
import { scheduleMessage } from './commands/schedule-message.ts'
import { sendMessage } from './commands/send-message.ts'
import { sendPoll } from './commands/send-poll.ts'
import { sendScheduledNow } from './commands/send-scheduled-now.ts'
import { setParticipantRole } from './commands/set-participant-role.ts'
import { tuneConversation } from './commands/tune-conversation.ts'
import { unreact } from './commands/unreact.ts'
import { vote } from './commands/vote.ts'
import { counters } from './counters.ts'
import { refusals } from './errors.ts'
import { jobs } from './jobs.ts'
import { live, rooms } from './live.ts'
import { noticeSubscribers, notices, subjects } from './notices.ts'
import { personalData } from './personal-data.ts'
import { countUnread } from './queries/count-unread.ts'
import { listChannels } from './queries/list-channels.ts'
import { listConversations } from './queries/list-conversations.ts'
import { listMessages } from './queries/list-messages.ts'
import { listParticipants } from './queries/list-participants.ts'
import { listPins } from './queries/list-pins.ts'
import { listReports } from './queries/list-reports.ts'
import { listScheduled } from './queries/list-scheduled.ts'
import { listVersions } from './queries/list-versions.ts'
import { searchMessages } from './queries/search-messages.ts'
import { showConversation } from './queries/show-conversation.ts'
import { showDirect } from './queries/show-direct.ts'
import { showMessage } from './queries/show-message.ts'
import { showPreferences } from './queries/show-preferences.ts'
import { subscribers } from './subscribers.ts'

export const messagingModule = defineModule({
  key: 'messaging',
  tier: 'product',
  summary: 'Conversations of two, groups and channels: messages, reactions, read marks, requests and search.',
  personalData,
  migrations: new URL('./migrations/', import.meta.url),
  permissions: {
    'messaging.message.send': 'Send messages in conversations one is in',
    'messaging.direct.start': 'Begin direct conversations',
    'messaging.direct.unasked': 'Write to anybody without asking first',
    'messaging.group.create': 'Begin groups',
    'messaging.channel.join': 'Join open channels',
    'messaging.channel.create': 'Begin channels',
    'messaging.moderate': 'See reported messages, and remove messages in groups and channels one is in',
  },
  refusals,
  commands: [
    addParticipants,
    answerRequest,
    cancelScheduled,
    closePoll,
    createConversation,
    deleteMessage,
    editConversation,
    editMessage,
    editPreferences,
    editScheduled,
    forwardMessage,
    joinChannel,
    leaveConversation,
    markDelivered,
    markMessageRead,
    markRead,
    markUnread,
    openDirect,
    pinMessage,
    react,
    removeParticipant,
    reportMessage,
    resolveReport,
    saveDraft,
    scheduleMessage,
    sendMessage,
    sendPoll,
    sendScheduledNow,
    setParticipantRole,
    tuneConversation,
    unreact,
    vote,
  ],
  queries: [
    countUnread,
    listChannels,
    listConversations,
    listMessages,
    listParticipants,
    listPins,
    listReports,
    listScheduled,
    listVersions,
    searchMessages,
    showConversation,
    showDirect,
    showMessage,
    showPreferences,
  ],
  events: [
    contract.messageAdded,
    contract.messageEdited,
    contract.messageDeleted,
    contract.messageTouched,
    contract.messageHidden,
    contract.messageReported,
    contract.conversationCreated,
    contract.conversationChanged,
    contract.conversationTuned,
    contract.conversationRead,
    contract.messagesDelivered,
  ],
  subscribers: [...subscribers, ...noticeSubscribers],
  notices,
  subjects,
  counters,
  jobs,
  sections: [messagingSection],
  rooms,
  live,
  whispers: { 'messaging.typing': { room: 'messaging.conversation', data: z.strictObject({ thread: z.uuid().optional() }) } },
  socketNames: {
    events: {
      [contract.messageAdded.name]: 'message:new',
      [contract.messagesDelivered.name]: 'message:delivered',
      [contract.conversationRead.name]: 'message:read',
      'messaging.typing': 'typing',
    },
    commands: { 'message:send': contract.sendMessage.name, 'message:read': contract.markRead.name },
  },
  aliases,
})
