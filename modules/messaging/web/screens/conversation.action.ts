import type { Contract } from '@guildhall/kernel'
import { refused, run } from '@guildhall/kernel/page'
import { blockMember } from '@guildhall/people/contract'
import { type ActionFunctionArgs, redirect } from 'react-router'
import * as contract from '../../contract/index.ts'

type Fields = { conversation: string; text: (name: string) => string; all: (name: string) => string[] }
type Intent = {
  contract: Contract<'command'>
  input: (fields: Fields) => Record<string, unknown>
  leads?: (fields: Fields) => string
}

const message = ({ text }: Fields) => ({ message: text('message') })
const here = ({ conversation }: Fields) => ({ conversation })
const number = (value: string) => (value === '' ? undefined : Number(value))
const isOn = (value: string) => value === '1'
const given = <T>(name: string, value: string, as: (value: string) => T) => (value === '' ? {} : { [name]: as(value) })

/** Each form and menu of a conversation names its command by `intent`. */
const intents: Readonly<Record<string, Intent>> = {
  send: {
    contract: contract.sendMessage,
    input: ({ conversation, text, all }) => ({
      ...(text('to') ? { to: text('to') } : { conversation }),
      body: text('body'),
      clientId: text('clientId') || undefined,
      replyTo: number(text('replyTo')),
      thread: text('thread') || undefined,
      mentions: all('mention'),
      fileIds: all('file'),
      voice: text('voice') === '1',
    }),
  },
  poll: {
    contract: contract.sendPoll,
    input: (fields) => ({
      ...here(fields),
      question: fields.text('question'),
      options: fields.all('option').filter((option) => option.trim() !== ''),
      multiple: isOn(fields.text('multiple')),
    }),
  },
  edit: {
    contract: contract.editMessage,
    input: (fields) => ({ ...message(fields), body: fields.text('body'), mentions: fields.all('mention') }),
  },
  delete: {
    contract: contract.deleteMessage,
    input: (fields) => ({ ...message(fields), for: fields.text('for') || 'everyone' }),
  },
  react: { contract: contract.react, input: (fields) => ({ ...message(fields), emoji: fields.text('emoji') }) },
  unreact: { contract: contract.unreact, input: (fields) => ({ ...message(fields), emoji: fields.text('emoji') }) },
  pin: { contract: contract.pinMessage, input: (fields) => ({ ...message(fields), pinned: isOn(fields.text('pinned')) }) },
  vote: { contract: contract.vote, input: (fields) => ({ ...message(fields), options: fields.all('option').map(Number) }) },
  'close-poll': { contract: contract.closePoll, input: message },
  forward: {
    contract: contract.forwardMessage,
    input: (fields) => ({ ...message(fields), conversations: fields.all('conversation') }),
  },
  report: {
    contract: contract.reportMessage,
    input: (fields) => ({ ...message(fields), reason: fields.text('reason'), note: fields.text('note') }),
  },
  read: { contract: contract.markRead, input: (fields) => ({ ...here(fields), seq: Number(fields.text('seq')) }) },
  unread: { contract: contract.markUnread, input: message },
  delivered: { contract: contract.markDelivered, input: () => ({}) },
  draft: { contract: contract.saveDraft, input: (fields) => ({ ...here(fields), body: fields.text('body') }) },
  tune: {
    contract: contract.tuneConversation,
    input: (fields) => ({
      ...here(fields),
      ...given('starred', fields.text('starred'), isOn),
      ...given('archived', fields.text('archived'), isOn),
      ...given('notify', fields.text('notify'), String),
      ...given('mutedUntil', fields.text('mutedUntil'), (until) => (until === 'never' ? null : until)),
    }),
  },
  answer: { contract: contract.answerRequest, input: (fields) => ({ ...here(fields), answer: fields.text('answer') }) },
  leave: { contract: contract.leaveConversation, input: here, leads: () => '/chat' },
  rename: {
    contract: contract.editConversation,
    input: (fields) => ({ ...here(fields), name: fields.text('name'), description: fields.text('description') }),
    leads: aboutIt,
  },
  add: {
    contract: contract.addParticipants,
    input: (fields) => ({ ...here(fields), members: fields.all('member') }),
    leads: aboutIt,
  },
  remove: {
    contract: contract.removeParticipant,
    input: (fields) => ({ ...here(fields), member: fields.text('member') }),
    leads: aboutIt,
  },
  role: {
    contract: contract.setParticipantRole,
    input: (fields) => ({ ...here(fields), member: fields.text('member'), role: fields.text('role') }),
    leads: aboutIt,
  },
  schedule: {
    contract: contract.scheduleMessage,
    input: (fields) => ({
      ...here(fields),
      body: fields.text('body'),
      sendAt: fields.text('sendAt'),
      mentions: fields.all('mention'),
    }),
  },
  'cancel-scheduled': { contract: contract.cancelScheduled, input: ({ text }) => ({ scheduled: text('scheduled') }) },
  'send-scheduled': { contract: contract.sendScheduledNow, input: ({ text }) => ({ scheduled: text('scheduled') }) },
  block: { contract: blockMember, input: ({ text }) => ({ member: text('member') }), leads: () => '/chat' },
}

function aboutIt({ conversation }: Fields): string {
  return `/chat/${conversation}/about`
}

/** What the forms and menus of a conversation send. Without scripts it comes back to where it was sent from. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const fields: Fields = {
    conversation: params.conversation ?? String(form.get('conversation') ?? ''),
    text: (name) => String(form.get(name) ?? ''),
    all: (name) => form.getAll(name).map(String),
  }
  const intent = intents[fields.text('intent')]
  if (!intent) return refused({ code: 'invalid_input', status: 400, sentence: 'Nothing here takes that.', errors: [] })
  const ran = await run(context, intent.contract, intent.input(fields))
  if (!ran.ok) return refused(ran.problem)
  if (form.has('scripted')) return { output: ran.output as unknown }
  throw redirect(intent.leads?.(fields) ?? placeOf(ran.output, fields))
}

const placeOf = (output: unknown, { conversation }: Fields) =>
  `/chat/${(output as { conversationId?: string }).conversationId ?? conversation}`
