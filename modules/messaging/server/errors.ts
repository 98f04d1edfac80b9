import { declareRefusals } from '@guildhall/kernel'

export const refusals = declareRefusals({
  member_unreachable: [403, 'This member cannot be written to.'],
  request_waiting: [403, 'Wait until they have accepted your first messages.'],
  too_many_new_conversations: [429, 'You have begun many conversations today. Begin the next one tomorrow.'],
  message_target_missing: [400, 'Say where the message goes: a conversation or a member, not both.'],
  answered_message_missing: [400, 'The message you are answering is not in this conversation.'],
  thread_missing: [400, 'There is no such thread in this conversation.'],
  message_deleted: [410, 'This message was deleted.'],
  message_not_yours: [403, 'Only its author can change this message.'],
  own_message: [409, 'This message is your own. Delete it instead.'],
  message_time_over: [403, 'The time in which you could change this message is over.'],
  message_not_words: [409, 'Only messages in words can be changed.'],
  conversation_of_two: [409, 'A direct conversation has two people and no settings of its own.'],
  conversation_role_needed: [403, 'Only owners and admins of this conversation can do that.'],
  conversation_needs_owner: [409, 'A conversation needs an owner. Make somebody else one first.'],
  conversation_full: [409, 'This conversation has as many members as it can have.'],
  not_a_poll: [409, 'This message is not a poll.'],
  poll_closed: [409, 'This poll is closed.'],
  poll_choice_invalid: [400, 'Choose from the options of this poll.'],
  too_many_reactions: [409, 'This message has all the reactions it can hold.'],
  send_time_past: [400, 'Choose a time that is still to come, within a year.'],
})
