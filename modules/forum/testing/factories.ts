import type { InputOf } from '@guildhall/kernel'
import type { Caller } from '@guildhall/kernel/testing'
import { createTopic, type Post, replyToTopic, type Topic } from '../contract/index.ts'

/** A category as a blueprint lists it. */
export const aCategory = (wishes: { key?: string; audience?: 'public' | 'members' | 'staff'; name?: string } = {}) => {
  const key = wishes.key ?? 'general'
  return {
    key,
    slug: key,
    name: wishes.name ?? `Category ${key}`,
    description: '',
    colour: '#7a4a12',
    audience: wishes.audience ?? 'public',
  }
}

/** A topic that this member starts, in General unless told. */
export async function aTopic(
  author: Caller,
  wishes: Partial<InputOf<typeof createTopic>> = {},
): Promise<{ topic: Topic; post: Post }> {
  const input = { category: 'general', title: 'Which boots for track work?', body: 'Mine fell apart.', ...wishes }
  return made(await author.call(createTopic, input))
}

/** A reply of this member to the topic. */
export async function aPost(
  author: Caller,
  topic: { id: string },
  wishes: Partial<InputOf<typeof replyToTopic>> = {},
): Promise<Post> {
  return made(await author.call(replyToTopic, { topic: topic.id, body: 'Same here.', ...wishes }))
}

function made<T>(answer: { status: number; body: T }): T {
  if (answer.status >= 300) throw new Error(`Expected it to be made, got ${answer.status}: ${JSON.stringify(answer.body)}`)
  return answer.body
}
